"""What a mail looks like, and the folder that mails go to in the demo."""

from pathlib import Path

import allauth
import pytest
from django.core.mail import EmailMessage, get_connection
from django.db import transaction

from coopstore.notifications.outbox import Recipient, notify
from coopstore.notifications.rendering import render
from tests.factories.notifications import NotificationFactory


def test_each_mail_of_a_connection_is_a_file_of_its_own(mails, tmp_path):
    with get_connection() as connection:
        for n in range(3):
            EmailMessage(f"mail {n}", "ⴰⵣⵓⵍ", to=["a@example.org"], connection=connection).send()
    assert sorted(mail["Subject"] for mail in mails()) == ["mail 0", "mail 1", "mail 2"]
    assert mails()[0].get_content().strip() == "ⴰⵣⵓⵍ"
    assert not list((tmp_path / "outbox" / "mail").glob(".*"))


def test_a_message_id_never_leaves_the_folder(tmp_path):
    message = EmailMessage("s", "b", to=["a@example.org"])
    message.extra_headers["Message-ID"] = "</../../etc/x@host>"
    message.send()
    assert [p.name for p in (tmp_path / "outbox" / "mail").iterdir()] == ["....etcx@host.eml"]


@pytest.mark.django_db
def test_what_people_wrote_is_escaped_in_html_and_plain_in_text(kind):
    row = NotificationFactory(kind=kind, context={"thing": "<script>&"})
    message = render(row)
    assert message.subject == "fr: <script>&"
    assert "<script>&" in message.body
    assert "<script>" not in message.html
    assert "<p>&lt;script&gt;&amp;</p>" in message.html


@pytest.mark.django_db
def test_a_subject_is_one_line(kind):
    row = NotificationFactory(kind=kind, context={"thing": "one\nBcc: all@example.org"})
    assert render(row).subject == "fr: one Bcc: all@example.org"


@pytest.mark.django_db(transaction=True)
def test_the_link_is_a_button_in_html_and_a_line_in_text(kind, deliver, mails):
    with transaction.atomic():
        notify(key="k", kind=kind, to=Recipient("ar", email="a@example.org"), path="cart/")
    deliver()
    (mail,) = mails()
    url = "http://127.0.0.1:8000/ar/cart/"
    html = mail.get_body(("html",)).get_content()
    assert html.count(url) == 1
    assert f'<a class="button" href="{url}">' in html
    assert url in mail.get_body(("plain",)).get_content().splitlines()


def account_kinds() -> list[str]:
    """What allauth may send with our settings: everything but codes."""
    folder = Path(allauth.__file__).parent / "templates" / "account" / "email"
    names = [path.name.removesuffix("_subject.txt") for path in folder.glob("*_subject.txt")]
    return sorted(f"account_{name}" for name in names if not name.endswith("_code"))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", account_kinds())
def test_every_mail_about_an_account_has_its_words(kind, language):
    context = {"email": "a@example.org", "to_email": "b", "from_email": "c", "deleted_email": "d"}
    row = NotificationFactory(
        kind=kind,
        language=language,
        path="accounts/x/",
        context={"recipient_name": "Itto"} | context,
    )
    message = render(row)
    assert message.subject
    assert "Itto" in message.body
    assert f"http://127.0.0.1:8000/{language}/accounts/x/" in message.body.splitlines()
