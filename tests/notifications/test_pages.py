"""Messages in the shop, in the admin, and on the page of the demonstration."""

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.utils import timezone

from coopstore.core.languages import LANGUAGE_CODES
from coopstore.notifications.models import Channel, Notification, Status
from coopstore.notifications.outbox import Recipient, notify
from tests.factories.accounts import UserFactory
from tests.factories.notifications import NotificationFactory

pytestmark = pytest.mark.django_db
PAGE = "/en/notifications/"


@pytest.fixture
def tell(kind, deliver):
    """`tell(person, "thing")`: a message that has arrived on the person's list."""

    def one(person, thing: str, path: str = "") -> Notification:
        with transaction.atomic():
            notify(
                key=f"{thing}:{person.pk}",
                kind=kind,
                to=Recipient.of_user(person),
                context={"thing": thing},
                path=path,
            )
        deliver()
        return Notification.objects.get(key=f"{thing}:{person.pk}:in_app")

    return one


class TestOwnList:
    @pytest.mark.parametrize("code", LANGUAGE_CODES)
    def test_messages_stand_newest_first_in_their_own_language(self, client, person, tell, code):
        tell(person, "first")
        tell(person, "second")
        client.force_login(person)
        response = client.get(f"/{code}/notifications/")
        subjects = [item.subject for item in response.context["page_obj"]]
        assert subjects == ["fr: second", "fr: first"]
        assert '<h2 lang="fr" dir="ltr">' in response.content.decode()

    def test_a_stranger_is_asked_to_sign_in(self, client):
        assert client.get(PAGE)["Location"] == f"/en/accounts/login/?next={PAGE}"

    def test_only_ones_own_and_only_what_has_arrived(self, client, person, tell):
        tell(UserFactory(), "of somebody else")
        NotificationFactory(recipient=person, channel=Channel.IN_APP)
        client.force_login(person)
        assert list(client.get(PAGE).context["page_obj"]) == []

    def test_opening_one_marks_it_read_and_leads_to_its_page(self, client, person, tell):
        message = tell(person, "x", path="orders/K7/?t=s")
        client.force_login(person)
        assert client.get("/en/cart/").context["unread_notifications"] == 1
        response = client.post(f"{PAGE}{message.pk}/")
        assert response["Location"] == "/en/orders/K7/?t=s"
        message.refresh_from_db()
        first_time = message.read_at
        client.post(f"{PAGE}{message.pk}/")
        message.refresh_from_db()
        assert message.read_at == first_time
        assert client.get("/en/cart/").context["unread_notifications"] == 0

    def test_a_message_of_somebody_else_does_not_exist(self, client, person, tell):
        message = tell(UserFactory(), "x")
        client.force_login(person)
        assert client.post(f"{PAGE}{message.pk}/").status_code == 404
        message.refresh_from_db()
        assert message.read_at is None

    def test_all_can_be_marked_at_once(self, client, person, tell):
        tell(person, "one"), tell(person, "two")
        other = tell(UserFactory(), "of somebody else")
        client.force_login(person)
        client.post(f"{PAGE}read/")
        assert Notification.objects.for_person(person).unread().count() == 0
        other.refresh_from_db()
        assert other.read_at is None

    def test_reading_needs_a_button(self, client, person, tell):
        message = tell(person, "x")
        client.force_login(person)
        assert client.get(f"{PAGE}read/").status_code == 405
        assert client.get(f"{PAGE}{message.pk}/").status_code == 405

    def test_the_list_costs_the_same_however_long_it_is(
        self, client, person, kind, django_assert_max_num_queries
    ):
        NotificationFactory.create_batch(
            30, recipient=person, channel=Channel.IN_APP, status=Status.SENT, sent_at=timezone.now()
        )
        client.force_login(person)
        with django_assert_max_num_queries(8):
            assert len(client.get(PAGE).context["page_obj"]) == 20


class TestAdmin:
    LIST = "/admin/notifications/notification/"

    @pytest.fixture(autouse=True)
    def officer(self, client, office):
        client.force_login(office)

    def test_messages_are_found_by_key_and_address(self, client):
        one, two = NotificationFactory.create_batch(2)
        for query in (one.key, one.address):
            found = client.get(self.LIST, {"q": query}).context["cl"].queryset
            assert list(found) == [one]
        assert two not in found

    def test_what_failed_is_sent_again(self, client):
        failed = NotificationFactory(status=Status.FAILED, attempts=8)
        sent = NotificationFactory(status=Status.SENT, sent_at=timezone.now())
        response = client.post(
            self.LIST, {"action": "send_again", "_selected_action": [failed.pk, sent.pk]}
        )
        rows = dict(Notification.objects.values_list("pk", "status"))
        assert rows == {failed.pk: "waiting", sent.pk: "sent"}
        assert len(list(get_messages(response.wsgi_request))) == 2

    def test_nothing_can_be_added_changed_or_deleted(self, client):
        row = NotificationFactory()
        assert client.get(f"{self.LIST}add/").status_code == 403
        assert client.post(f"{self.LIST}{row.pk}/change/", {"status": "sent"}).status_code == 403
        assert client.post(f"{self.LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 403
        row.refresh_from_db()
        assert row.status == Status.WAITING

    def test_words_that_open_an_account_are_not_shown(self, client):
        secret = NotificationFactory(
            kind="account_password_reset_key", path="accounts/password/reset/key/SECRET/"
        )
        secret.body = "http://127.0.0.1:8000/fr/accounts/password/reset/key/SECRET/"
        secret.save()
        page = client.get(f"{self.LIST}{secret.pk}/change/")
        assert page.status_code == 200
        assert b"SECRET" not in page.content


class TestDemoOutbox:
    def test_everything_that_was_sent_newest_first(self, client, tell):
        tell(UserFactory(language="ar"), "x", path="orders/K7/")
        response = client.get("/en/demo/outbox/")
        page = response.content.decode()
        assert len(response.context["page_obj"]) == 2
        assert '<h2 lang="ar" dir="rtl">ar: x</h2>' in page
        assert '<a href="http://127.0.0.1:8000/ar/orders/K7/"' in page

    def test_by_recipient_and_channel(self, client, tell):
        amina = UserFactory(email="amina@example.org", phone="+212612345678")
        tell(amina, "x")
        tell(UserFactory(), "y")
        for query, expected in [
            ({"to": "AMINA"}, 2),
            ({"to": "amina", "channel": "in_app"}, 1),
            ({"to": "612345678"}, 1),
            ({"channel": "email"}, 2),
            ({"channel": "pigeon"}, 5),
        ]:
            response = client.get("/en/demo/outbox/", query)
            assert len(response.context["page_obj"]) == expected

    def test_what_is_not_sent_yet_is_not_shown(self, client):
        NotificationFactory()
        assert len(client.get("/en/demo/outbox/").context["page_obj"]) == 0

    def test_photos_are_served_and_kept_by_browsers(self, client, settings):
        (settings.MEDIA_ROOT / "photos").mkdir(parents=True)
        (settings.MEDIA_ROOT / "photos" / "a.webp").write_bytes(b"RIFF")
        response = client.get("/media/photos/a.webp")
        assert b"".join(response.streaming_content) == b"RIFF"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert client.get("/media/../settings.py").status_code == 400
        assert client.get("/media/photos/").status_code == 404
