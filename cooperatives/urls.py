"""Addresses of this app."""

app_name = "cooperatives"
urlpatterns = []
