"""Addresses of the cooperative's pages about its goods and labels."""

from django.urls import path

from catalog.desk import labels, products

urlpatterns = [
    path("sell/<slug:coop>/products/", products.desk_products, name="desk_products"),
    path("sell/<slug:coop>/products/new/", products.desk_product_new, name="desk_product_new"),
    path("sell/<slug:coop>/products/<int:pk>/", products.desk_product, name="desk_product"),
    path("sell/<slug:coop>/products/<int:pk>/stock/", products.desk_stock, name="desk_stock"),
    path("sell/<slug:coop>/labels/", labels.desk_certificates, name="desk_certificates"),
    path("sell/<slug:coop>/labels/new/", labels.desk_certificate_new, name="desk_certificate_new"),
    path(
        "certificates/<slug:code>/evidence/",
        labels.certificate_evidence,
        name="certificate_evidence",
    ),
]
