"""A person's data, and a cooperative's."""

from django.urls import path

from coopstore.privacy.views import cooperative, person

app_name = "privacy"
urlpatterns = [
    path("accounts/data/", person.data, name="data"),
    path("accounts/data/copy/", person.export_ask, name="export_ask"),
    path("accounts/data/copies/<uuid:pk>/", person.export_download, name="export_download"),
    path("accounts/data/delete/", person.delete_account, name="delete_account"),
    path("accounts/data/keep/", person.account_keep, name="account_keep"),
    path("sell/<slug:coop>/data/", cooperative.data, name="cooperative_data"),
    path("sell/<slug:coop>/data/copy/", cooperative.export_ask, name="cooperative_export_ask"),
    path("sell/<slug:coop>/data/delete/", cooperative.draft_delete, name="draft_delete"),
    path("sell/<slug:coop>/data/close/", cooperative.closing_ask, name="closing_ask"),
]
