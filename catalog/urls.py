"""Addresses of this app."""

app_name = "catalog"
urlpatterns = []
