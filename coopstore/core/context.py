"""What every template knows about the shop."""

from django.conf import settings
from django.urls import translate_url
from django.utils import translation
from phonenumber_field.phonenumber import PhoneNumber

from coopstore.core.languages import LANGUAGES, direction


def shop(request) -> dict:
    """The active language, this page's address in the others, and the help numbers."""
    active = translation.get_language() or settings.LANGUAGE_CODE
    path = request.get_full_path()
    languages = [
        {
            "code": code,
            "name_local": name,
            "dir": direction(code),
            "url": translate_url(path, code),
            "current": code == active,
        }
        for code, name in LANGUAGES
    ]
    return {
        "language": {
            "code": active,
            "bidi": direction(active) == "rtl",
            "dir": direction(active),
        },
        "languages": languages,
        "is_demo": settings.DEMO,
        "site_url": settings.SITE_URL,
        **help_numbers(),
    }


def help_numbers() -> dict:
    """Whom a person in trouble can call and write to."""
    return {
        "help_phone": PhoneNumber.from_string(settings.HELP_PHONE),
        "help_whatsapp": settings.HELP_WHATSAPP,
    }
