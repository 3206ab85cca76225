"""Pages about the person, beside allauth's."""

from django.urls import path

from coopstore.accounts import views

app_name = "accounts"
urlpatterns = [
    path("profile/", views.profile, name="profile"),
]
