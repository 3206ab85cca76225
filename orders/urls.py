"""Cart, checkout, tracking, and the cooperative's desk."""

from django.urls import path

from orders.views import checkout, desk, invoices, shopping, tracking

app_name = "orders"
urlpatterns = [
    path("cart/", shopping.cart, name="cart"),
    path("cart/add/", shopping.cart_add, name="cart_add"),
    path("cart/update/", shopping.cart_update, name="cart_update"),
    path("checkout/", checkout.checkout, name="checkout"),
    path("checkout/<slug:step>/", checkout.checkout_step, name="checkout_step"),
    path("orders/", tracking.find, name="find"),
    path("orders/<slug:number>/", tracking.order, name="order"),
    path("orders/<slug:number>/cancel/<int:pk>/", tracking.cancel, name="cancel"),
    path("orders/<slug:number>/invoices/<int:pk>/", invoices.invoice, name="invoice"),
    path("sell/", desk.desk, name="desk"),
    path("sell/<slug:coop>/", desk.desk_home, name="desk_home"),
    path("sell/<slug:coop>/orders/", desk.desk_orders, name="desk_orders"),
    path("sell/<slug:coop>/orders/<int:pk>/", desk.desk_order, name="desk_order"),
    path("sell/<slug:coop>/invoices/", invoices.desk_invoices, name="desk_invoices"),
    path("sell/<slug:coop>/invoices/details/", invoices.desk_tax_details, name="desk_tax_details"),
    path("sell/<slug:coop>/invoices/<int:pk>/", invoices.desk_invoice, name="desk_invoice"),
    path(
        "sell/<slug:coop>/orders/<int:pk>/<slug:step>/",
        desk.desk_order_step,
        name="desk_order_step",
    ),
    path("sell/<slug:coop>/delivery/", desk.desk_delivery, name="desk_delivery"),
]
