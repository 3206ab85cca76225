"""Nothing on a page, in a mail or in an SMS is left in another language than the reader's."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_resolver

from coopstore.core.languages import LANGUAGE_CODES
from coopstore.notifications.models import Channel
from coopstore.notifications.rendering import has_sms, render
from tests.core.test_face import ERRORS
from tests.factories.notifications import NotificationFactory
from tests.pages import Page, admin_pages, all_pages
from tests.world import World, build

pytestmark = pytest.mark.django_db
SPOKEN = (
    "alt",
    "title",
    "aria-label",
    "aria-description",
    "placeholder",
    "data-sending",
    "data-choose",
    "data-none",
)
SILENT = {"script", "style", "textarea"}
EMPTY = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}
BUTTONS = {"submit", "button", "reset"}
# Addresses, and what the shop numbers: orders, labels, certificates.
CODES = re.compile(
    r"\S+@\S+|\w+://\S+|[\w-]+\.(?:pdf|jpg|csv)\b"
    r"|\b[2-9B-DF-HJ-NP-TV-XZ]{8,10}\b|\b(?:\w+-)?\w*\d[\w/-]*"
)
LATIN, ARABIC, TIFINAGH = "A-Za-zÀ-ÖØ-öø-ɏ", "\u0620-\u06ff", "\u2d30-\u2d7f"
# The letters that a page must not show.
FOREIGN = {
    "ar": re.compile(f"[{LATIN}{TIFINAGH}]+"),
    "zgh": re.compile(f"[{LATIN}{ARABIC}]+"),
    "fr": re.compile(f"[{ARABIC}{TIFINAGH}]+"),
    "en": re.compile(f"[{ARABIC}{TIFINAGH}]+"),
}
# What is written so in every language: names, and abbreviations known by these letters.
NAMES = re.compile(
    "Coop Store|WhatsApp|OpenStreetMap|ODbL|Amana|CTM|Ecocert Maroc|Français|English|العربية"
    "|ⵜⴰⵎⴰⵣⵉⵖⵜ|A E I O U Y|SMS|ICE|IF|RIB|PDF|CSV|Excel|JPEG|PNG|WFTO|ONSSA|TVA|DH|MB"
    "|xlsx|ISO|MA-TAR|ar, zgh, fr"
)
# What people of the tests typed where no mark can say in which language: titles and the admin.
TYPED = re.compile("argan|zzqxw|Hind Benjelloun|Hind")
# Its name and description exist in French only, and so stand in the head of the page.
FRENCH_ONLY = "products/french-only/"


class Spoken(HTMLParser):
    """Collects what a page says in its own language: texts, and attributes that are read out.

    Left out is what is marked as another language's, and what people wrote (`<bdi>`).
    """

    def __init__(self, language: str, *, head: bool = True) -> None:
        super().__init__()
        self.language = language
        self.silent = SILENT if head else {*SILENT, "title", "meta"}
        self.open: list[tuple[str, bool]] = []  # each element with whether it speaks for the page
        self.said: list[str] = []

    @property
    def counts(self) -> bool:
        return all(counts for _tag, counts in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own = given.get("lang", self.language) == self.language
        counts = own and tag not in self.silent and tag != "bdi"
        if self.counts and counts:
            self.said += [given[name] for name in SPOKEN if given.get(name)]
            if tag == "input" and given.get("type") in BUTTONS:
                self.said.append(given.get("value") or "")
            if tag == "meta" and given.get("name") == "description":
                self.said.append(given.get("content") or "")
        if tag not in EMPTY:
            self.open.append((tag, counts))

    def handle_endtag(self, tag: str) -> None:
        while self.open and tag in [name for name, _counts in self.open]:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self.counts:
            self.said.append(data)


def left_over(texts: list[str], language: str) -> set[str]:
    """The texts that hold a word in another script than the language's."""
    texts = {" ".join(text.split()) for text in texts}
    return {
        text
        for text in texts
        if FOREIGN[language].search(TYPED.sub("", NAMES.sub("", CODES.sub("", text))))
    }


def said_on(page: str, language: str, *, head: bool = True) -> list[str]:
    parser = Spoken(language, head=head)
    parser.feed(page)
    return parser.said


def opened(world: World, page: Page, language: str) -> str:
    client = world.clients[page.who]
    client.cookies["django_language"] = language
    page.remember(client)
    if page.sent is None:
        response = client.get(page.address(language))
    else:
        response = client.post(page.target(language), page.sent)
    assert response.status_code == page.status, page
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_page_speaks_its_language_alone(language):
    world = build()
    found = {}
    for page in all_pages(world):
        said = said_on(opened(world, page, language), language, head=page.path != FRENCH_ONLY)
        found |= dict.fromkeys(left_over(said, language), str(page))

    assert found == {}


def test_every_page_of_the_admin_is_translated():
    """Names and texts of people stand there unmarked, but they read the same in French too."""
    world = build()
    found = {}
    for page in admin_pages():
        said = {code: set(said_on(opened(world, page, code), code)) for code in LANGUAGE_CODES}
        assert said["en"] - said["fr"], page  # there is something to find
        for language in ("ar", "zgh"):
            left = {text for text in said["en"] & said[language] - said["fr"] if text.strip()}
            found |= {
                text: f"{page} in {language}" for text in left if re.search(r"[a-z]{2}", text)
            }

    assert found == {}


# Addresses that answer with a file, with another page, or only to a form that is sent.
NO_PAGES = {
    *("healthz", "readyz", "robots", "sitemap", "sitemap_part", "media"),
    *("catalog:certificate_evidence", "cooperatives:evidence", "account_confirm_login_code"),
    *("orders:checkout", "orders:cart_add", "orders:cart_update", "orders:desk_order_step"),
    *("cooperatives:application_submit", "cooperatives:paper_remove"),
    "cooperatives:invitation_change",
    *("notifications:open", "notifications:read_all"),
    "set_language",
    "too_large",  # says the same in four languages
    *("privacy:account_keep", "privacy:export_ask", "privacy:export_download"),
    "privacy:cooperative_export_ask",
    "demo:styleguide",  # for those who build pages; its examples are in English
}


def _names_in(space: str) -> set[str]:
    resolver = get_resolver()
    if space:
        resolver = resolver.namespace_dict[space][1]
    prefix = f"{space}:" if space else ""
    return {f"{prefix}{name}" for name in resolver.reverse_dict if isinstance(name, str)}


def test_every_page_is_looked_at():
    """A page that is written later must be named in `tests.pages`."""
    spaces = {"", *get_resolver().namespace_dict} - {"admin"}
    names = {name for space in spaces for name in _names_in(space)}

    assert names - {page.view for page in all_pages(build())} == NO_PAGES


WORD = {"ar": "أمينة", "zgh": "ⴰⵎⵉⵏⴰ", "fr": "Amina", "en": "Amina"}
KINDS = sorted(
    path.name
    for path in (settings.BASE_DIR / "templates" / "notifications").iterdir()
    if (path / "subject.txt").exists()
)


def _everything(kind: str, word: str) -> dict:
    """What any message may speak of; who is named is named in the language's own script."""
    parcel = {
        "cooperative_names": WORD,
        "phone": "+212612345678",
        "total": "125.00",
        "delivery_price": "30.00",
        "expected_from": "2026-11-25",
        "expected_until": "2026-11-28",
        "answer_by": "2026-11-27",
        "tracking_number": "EE123456785MA",
        "lines": [{"names": WORD, "quantity": 2, "total": "95.00"}],
    }
    parcels = [
        parcel | {"delivery_kind": "home", "carrier": word},
        parcel | {"delivery_kind": "pickup", "carrier": ""},
    ]
    late = [
        {"code": "k7m2p9qx", "names": WORD, "step": step, "days": days, "officer": word}
        for step, days in (("take", 0), ("decide", 3), ("amendment", 1))
    ]
    return {
        "recipient_name": word,
        "number": "K7M2P9QX",
        "total": "250.00",
        "code": "123456",
        "minutes": 15,
        "owner": word,
        "reason": word,
        "reasons": WORD,
        "label_names": WORD,
        "cooperative_names": WORD,
        "valid_until": "2027-01-31",
        "day": "2026-12-07",
        "papers": [{"names": WORD, "reasons": WORD}],
        "parcels": parcels if kind == "order_placed" else parcels[:1],
        "document_names": WORD,
        "terms_names": WORD,
        "role_names": WORD,
        "last_day": "2027-01-31",
        "until": "2026-12-14",
        **dict.fromkeys(("by", "who"), word),
        **dict.fromkeys(("account", "invited"), "a@example.org"),
        "count": len(late),
        "files": late,
        **dict.fromkeys(("email", "to_email", "from_email", "deleted_email"), "a@example.org"),
    }


@pytest.mark.parametrize("language", LANGUAGE_CODES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_message_speaks_its_language_alone(kind, language):
    found = set()
    for channel in (Channel.EMAIL, Channel.SMS) if has_sms(kind) else (Channel.EMAIL,):
        message = render(
            NotificationFactory(
                kind=kind,
                channel=channel,
                language=language,
                context=_everything(kind, WORD[language]),
                path="orders/K7M2P9QX/",
            )
        )
        assert message.subject
        assert message.body
        said = [message.subject, *message.body.splitlines(), *said_on(message.html, language)]
        found |= left_over(said, language)

    assert found == set()


@pytest.mark.parametrize("code", ERRORS)
def test_every_section_of_an_error_speaks_its_language_alone(code):
    page = render_to_string(f"{code}.html")
    for language in LANGUAGE_CODES:
        section = re.search(rf'<section lang="{language}".*?</section>', page, re.DOTALL)[0]
        assert left_over(said_on(section, language), language) == set()


def test_what_is_left_over_is_found():
    """The control of the tests above."""
    page = """<p>ⴰⵣⵓⵍ <bdi>Amina</bdi> <b lang="fr">Bonjour</b> <img alt="Une photo">
    <input type="submit" value="Envoyer"> <a title="ⴰⵙⵓⵜⵔ" href="/fr/">Commande</a> K7M2P9QX</p>"""
    assert left_over(said_on(page, "zgh"), "zgh") == {"Une photo", "Envoyer", "Commande"}
