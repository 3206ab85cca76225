"""Addresses of this app."""

from django.urls import include, path

from catalog.views import cooperatives, goods, home, proof

app_name = "catalog"
urlpatterns = [
    path("", home.home, name="home"),
    path("products/", goods.product_list, name="product_list"),
    path("products/<slug:slug>/", goods.product, name="product"),
    path("cooperatives/", cooperatives.cooperative_list, name="cooperative_list"),
    path("cooperatives/<slug:slug>/", cooperatives.cooperative, name="cooperative"),
    path("verify/", proof.verify, name="verify"),
    path("verify/<str:code>/", proof.verify_code, name="verify_code"),
    path("", include("catalog.desk_urls")),
]
