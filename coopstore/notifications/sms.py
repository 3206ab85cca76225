"""SMS: how long a text may be, and how it leaves."""

import json
import unicodedata
import urllib.request
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from coopstore.notifications.files import write_whole
from coopstore.notifications.models import Notification

MAX_PARTS = 3
TIMEOUT = 10  # seconds
# GSM 03.38: only a text of these characters holds 160 in one SMS; any other holds 70.
GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE = set("^{}\\[~]|€\f")


# Written otherwise, so that a Latin text stays within GSM: half the price, twice the room.
PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "«": '"', "»": '"', "…": "..."})


def in_gsm(text: str) -> str:
    """`text` in the letters of GSM when it is Latin ("ê" becomes "e"); otherwise as it is."""
    plain = text.translate(PLAIN)
    letters = (c if c in GSM | GSM_DOUBLE else unicodedata.normalize("NFD", c)[0] for c in plain)
    folded = "".join(letters)
    return folded if set(folded) <= GSM | GSM_DOUBLE else text


def sms_parts(text: str) -> int:
    """How many SMS the network makes of `text`; joined parts lose room to their header."""
    if set(text) <= GSM | GSM_DOUBLE:
        length, alone, joined = len(text) + sum(c in GSM_DOUBLE for c in text), 160, 153
    else:
        length, alone, joined = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if length <= alone else -(-length // joined)


def fitted(text: str) -> str:
    """`text` in at most three parts: words before the closing link give way, never the link."""
    text = in_gsm(text)
    if sms_parts(text) <= MAX_PARTS:
        return text
    more = "..." if set(text) <= GSM | GSM_DOUBLE else "…"
    words, _, link = text.rpartition(" ") if " " in text else (text, "", "")
    if not link.startswith("http"):
        words, link = text, ""
    while words and sms_parts(f"{words}{more} {link}".strip()) > MAX_PARTS:
        words = words[:-1]
    return f"{words.rstrip()}{more} {link}".strip()


def send_sms(notification: Notification, text: str) -> None:
    """Hand `text` to the gateway of SMS_URL, or write it to its folder. Raises OSError."""
    address = urlsplit(settings.SMS_URL)
    message = {"id": str(notification.pk), "to": notification.address, "text": text}
    if address.scheme == "file":
        message |= {"key": notification.key, "language": notification.language}
        message |= {"at": timezone.now().isoformat()}
        name = Path(unquote(address.path)) / f"{notification.pk}.json"
        write_whole(name, json.dumps(message, ensure_ascii=False, indent=1).encode())
        return
    request = urllib.request.Request(  # noqa: S310  (the operator's own address)
        settings.SMS_URL,
        data=json.dumps(message, ensure_ascii=False).encode(),
        headers={"Content-Type": "application/json"},
    )
    if settings.SMS_TOKEN:
        request.add_header("Authorization", settings.SMS_TOKEN)
    with urllib.request.urlopen(request, timeout=TIMEOUT):  # noqa: S310
        pass  # anything but success has raised HTTPError
