"""From a row of the outbox to the words a person reads, in that person's language."""

from dataclasses import dataclass

from django.conf import settings
from django.template import Context, TemplateDoesNotExist
from django.template.defaultfilters import linebreaks_filter, urlize
from django.template.loader import get_template, select_template
from django.utils import translation

from coopstore.core.languages import direction
from coopstore.notifications.models import Channel, Notification


@dataclass(frozen=True)
class Message:
    """What goes out: plain texts; `html` for e-mail only."""

    subject: str
    body: str
    html: str = ""


def has_sms(kind: str) -> bool:
    """Whether messages of this kind are worth an SMS."""
    try:
        get_template(f"notifications/{kind}/sms.txt")
    except TemplateDoesNotExist:
        return False
    return True


def render(notification: Notification) -> Message:
    """The words of a notification, in its language whatever language the worker runs in."""
    with translation.override(notification.language):
        data = _data(notification)
        subject = " ".join(_text(notification, "subject", data).split())[:250]
        if notification.channel == Channel.SMS:
            return Message(subject, _text(notification, "sms", data))
        body = _text(notification, "body", data)
        if notification.channel == Channel.EMAIL:
            return Message(subject, body, _html(notification, subject, body, data))
        return Message(subject, body)


def _data(notification: Notification) -> dict:
    language = notification.language
    return {
        **notification.context,
        "url": settings.SITE_URL + notification.address_in(language),
        "language": {"code": language, "dir": direction(language)},
        "site_url": settings.SITE_URL,
    }


def _text(notification: Notification, part: str, data: dict) -> str:
    """A plain text: nothing in it is escaped, blank lines are kept to one."""
    template = get_template(f"notifications/{notification.kind}/{part}.txt").template
    lines = template.render(Context(data, autoescape=False)).strip().splitlines()
    text = "\n".join(line.rstrip() for line in lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


def _html(notification: Notification, subject: str, body: str, data: dict) -> str:
    """The kind's own `body.html`, or the plain text with its link as a button."""
    template = select_template(
        [f"notifications/{notification.kind}/body.html", "notifications/body.html"]
    )
    lines = body.split("\n")
    words = "\n".join(line for line in lines if line != data["url"]).strip()
    return template.render(
        {
            **data,
            "subject": subject,
            # Escaped before tags are made of addresses and line ends.
            "paragraphs": linebreaks_filter(urlize(words)),
            "button_url": data["url"] if data["url"] in lines else "",
        }
    )
