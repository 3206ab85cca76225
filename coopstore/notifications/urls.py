"""Addresses of this app."""

from django.urls import path

from coopstore.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.notification_list, name="list"),
    path("read/", views.notification_read_all, name="read_all"),
    path("<uuid:pk>/", views.notification_open, name="open"),
]
