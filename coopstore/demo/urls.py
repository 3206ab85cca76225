"""Addresses of the demonstration; they exist in the demo and in development only."""

from django.urls import path

from coopstore.core.styleguide import styleguide
from coopstore.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/outbox/", views.outbox, name="outbox"),
    path("styleguide/", styleguide, name="styleguide"),
]
