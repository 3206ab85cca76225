"""Register a cooperative, and look after its file."""

from django.urls import path

from cooperatives.views import (
    amendments,
    application,
    claim,
    declarations,
    desk,
    papers,
    people,
)

app_name = "cooperatives"
urlpatterns = [
    path("sell/start/", application.start, name="start"),
    path("sell/claim/", claim.claim, name="claim"),
    path("sell/claim/<uuid:pk>/", claim.claim_code, name="claim_code"),
    path("sell/<slug:coop>/application/", application.application, name="application"),
    path(
        "sell/<slug:coop>/application/check/",
        application.application_check,
        name="application_check",
    ),
    path(
        "sell/<slug:coop>/application/send/",
        application.application_submit,
        name="application_submit",
    ),
    path(
        "sell/<slug:coop>/application/papers/<slug:requirement>/",
        papers.application_paper,
        name="application_paper",
    ),
    path(
        "sell/<slug:coop>/application/declarations/<slug:requirement>/",
        declarations.application_declaration,
        name="application_declaration",
    ),
    path(
        "sell/<slug:coop>/application/<slug:step>/",
        application.application_step,
        name="application_step",
    ),
    path("sell/<slug:coop>/evidence/<uuid:pk>/", papers.evidence, name="evidence"),
    path("sell/<slug:coop>/evidence/<uuid:pk>/remove/", papers.paper_remove, name="paper_remove"),
    path("sell/<slug:coop>/documents/<slug:requirement>/", papers.renewal, name="renewal"),
    path("sell/<slug:coop>/documents/", papers.documents, name="documents"),
    path("sell/invitations/<str:token>/", people.invitation, name="invitation"),
    path("sell/<slug:coop>/people/", people.people, name="people"),
    path("sell/<slug:coop>/people/<int:pk>/", people.person, name="person"),
    path(
        "sell/<slug:coop>/people/invitations/<int:pk>/",
        people.invitation_change,
        name="invitation_change",
    ),
    path("sell/<slug:coop>/amendment/", amendments.amendment, name="amendment"),
    path("sell/<slug:coop>/cooperative/", desk.desk_profile, name="desk_profile"),
]
