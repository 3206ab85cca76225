"""Papers that are none: each meets its sentence in the person's language, and nothing is kept."""

import io
import re
from datetime import timedelta
from functools import cache

import pytest
from django.core.files.storage import storages
from django.utils import timezone, translation
from PIL import Image

from catalog.models import Certificate
from cooperatives.models import Evidence, TrailEntry
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.core.papers import (
    PaperBroken,
    PaperEmpty,
    PaperIsArchive,
    PaperIsDrawing,
    PaperLocked,
    PaperMisnamed,
    PaperOfOtherKind,
    PaperTooHeavy,
    PaperTooLarge,
    SeveralPapers,
)
from tests import papers
from tests.factories.catalog import LabelSchemeFactory
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory, RequirementFactory
from tests.privacy.test_cooperatives import private_files
from tests.test_words import left_over

pytestmark = pytest.mark.django_db
TEN_MEGABYTES = 10 * 1024 * 1024
FORMS = ("evidence", "certificate")
KINDS = re.compile(r"SVG|ZIP|Word|Excel|\.jpg")  # are called so in every language


@cache
def sixty_megapixels() -> bytes:
    target = io.BytesIO()
    Image.new("L", (7746, 7746), 128).save(target, "JPEG", quality=10)
    return target.getvalue()


@cache
def too_heavy() -> bytes:
    return papers.pdf() + b"\0" * TEN_MEGABYTES


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
BAD = {
    "a PDF that is none": (lambda: b"just words", "a.pdf", PaperOfOtherKind()),
    "a PDF that begins like one": (lambda: b"%PDF-1.7\nno more", "a.pdf", PaperBroken()),
    "a JPEG of 60 megapixels": (sixty_megapixels, "a.jpg", PaperTooLarge()),
    "an SVG": (lambda: SVG, "a.svg", PaperIsDrawing()),
    "an SVG with another name": (lambda: SVG, "a.png", PaperIsDrawing()),
    "a zip with another name": (papers.word_file, "a.pdf", PaperIsArchive()),
    "0 bytes": (lambda: b"", "a.pdf", PaperEmpty()),
    "more than 10 MB": (too_heavy, "a.pdf", PaperTooHeavy()),
    "a PDF with a password": (papers.pdf_with_password, "a.pdf", PaperLocked()),
    "a PDF called JPEG": (
        papers.pdf,
        "a.jpg",
        PaperMisnamed(name="a.jpg", content_type="application/pdf"),
    ),
}


class Sender:
    """Somebody who sends papers with one of the two forms."""

    def __init__(self, client, form: str):
        self.client, self.form = client, form
        draft = form == "evidence"
        member = MembershipFactory(
            cooperative=CooperativeFactory(**{"draft": True} if draft else {})
        )
        self.cooperative = member.cooperative
        self.requirement = RequirementFactory(code="statutes")
        self.scheme = LabelSchemeFactory()
        client.force_login(member.user)

    def send(self, *files: tuple[bytes, str], language: str = "en", **changes):
        uploads = [papers.upload(content, name) for content, name in files]
        code = self.cooperative.code
        if self.form == "evidence":
            url = f"/{language}/sell/{code}/application/papers/statutes/"
            return self.client.post(url, {"paper": uploads})
        today = timezone.localdate()
        answers = {
            "scheme": self.scheme.pk,
            "number": "BIO-2026-77",
            "issuer": "Ecocert Maroc",
            "valid_from": today.isoformat(),
            "valid_until": (today + timedelta(days=300)).isoformat(),
            "covers": "all",
        }
        data = {**answers, "paper": uploads, **changes}
        return self.client.post(f"/{language}/sell/{code}/labels/new/", data)

    def kept(self) -> list:
        return [*Evidence.objects.all(), *Certificate.objects.all()]


@pytest.fixture(params=FORMS)
def sender(client, request) -> Sender:
    return Sender(client, request.param)


def assert_nothing_kept(sender: Sender) -> None:
    assert sender.kept() == []
    assert not TrailEntry.objects.exists()
    assert not storages["private"].exists("cooperatives") or private_files() == []


@pytest.mark.parametrize("what", BAD)
def test_each_is_refused_in_words_of_the_person_and_nothing_is_kept(sender, what):
    make, name, refusal = BAD[what]
    english = refusal.reason()

    for language in LANGUAGE_CODES:
        response = sender.send((make(), name), language=language)

        assert response.status_code == 422, language
        with translation.override(language):
            sentence = refusal.reason()
        assert response.context["form"].errors["paper"] == [sentence]
        assert (sentence == english) == (language == "en")
        assert left_over([KINDS.sub("", sentence)], language) == set()
    assert_nothing_kept(sender)


def test_two_files_at_once_are_refused(sender):
    files = [(papers.pdf(), "a.pdf"), (papers.pdf(), "b.pdf")]
    english = SeveralPapers().reason()

    for language in LANGUAGE_CODES:
        response = sender.send(*files, language=language)

        assert response.status_code == 422
        (sentence,) = response.context["form"].errors["paper"]
        assert (sentence == english) == (language == "en")
        assert left_over([sentence], language) == set()
    assert_nothing_kept(sender)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("ن" * 296 + ".pdf", "ن" * 251 + ".pdf"),
        ("x" * 300, "x" * 255),
        ("statuts\u202efdp.exe\u202c.pdf", "statutsfdp.exe.pdf"),
        ("\u2066\u200f\u202e.pdf", ".pdf"),
    ],
    ids=["300 letters", "300 letters without a type", "bidi", "bidi alone"],
)
def test_a_strange_name_is_cleaned_and_the_paper_kept(sender, name, kept):
    response = sender.send((papers.pdf(), name))

    assert response.status_code == 302
    (paper,) = sender.kept()
    assert paper.original_name == kept
    assert len(private_files()) == 1


def test_the_same_form_sent_twice_is_one_paper(sender):
    content = papers.pdf()

    for _time in range(2):
        assert sender.send((content, "a.pdf")).status_code == 302

    assert len(sender.kept()) == 1
    assert len(private_files()) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_from": -20, "valid_until": -1}, "valid_until"),
        ({"valid_from": 20, "valid_until": 10}, "valid_until"),
    ],
)
def test_dates_that_prove_nothing_are_refused_beside_their_field(client, changes, field):
    sender, today = Sender(client, "certificate"), timezone.localdate()
    dates = {name: (today + timedelta(days=days)).isoformat() for name, days in changes.items()}
    sentences = {}

    for language in LANGUAGE_CODES:
        response = sender.send((papers.pdf(), "a.pdf"), language=language, **dates)

        assert response.status_code == 422
        (sentences[language],) = response.context["form"].errors[field]
        assert left_over([sentences[language]], language) == set()
    assert len(set(sentences.values())) == 4
    assert_nothing_kept(sender)


def test_a_cooperative_is_not_founded_in_the_future(client):
    sender, sentences = Sender(client, "evidence"), {}
    url = f"sell/{sender.cooperative.code}/application/register/"
    before = sender.cooperative.founded

    for language in LANGUAGE_CODES:
        year = timezone.localdate().year + 1
        response = client.post(f"/{language}/{url}", {"founded": year})

        assert response.status_code == 422
        (sentences[language],) = response.context["form"].errors["founded"]
        assert left_over([sentences[language]], language) == set()
    sender.cooperative.refresh_from_db()
    assert len(set(sentences.values())) == 4
    assert sender.cooperative.founded == before
