"""Addresses of this app."""

app_name = "demo"
urlpatterns = []
