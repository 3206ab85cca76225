"""The applicant's pages: what is typed is never lost, what is valid is kept."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from cooperatives.application import STEP
from cooperatives.models import Cooperative, Evidence, StatusChange
from coopstore.core.languages import LANGUAGE_CODES
from tests import papers
from tests.factories.cooperatives import (
    CooperativeFactory,
    EvidenceFactory,
    MembershipFactory,
    ProvinceFactory,
    RequirementFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db
EMPTY = {
    **dict.fromkeys([f"{f}_{code}" for f in ("name", "place", "story") for code in LANGUAGE_CODES]),
    **dict.fromkeys(["registration_number", "tribunal", "ice", "address", "postal_code"], ""),
    **dict.fromkeys(["contact_name", "email"], ""),
    **dict.fromkeys(["sector", "province", "phone", "founded"]),
    **dict.fromkeys(["women", "men", "young", "disabled"], 0),
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def owner():
    """Somebody who has just started."""
    draft = CooperativeFactory(draft=True, **EMPTY)
    return MembershipFactory(cooperative=draft, user__full_name="Fadma Aït Ali")


@pytest.fixture
def applicant(client, owner):
    client.force_login(owner.user)
    return client


def page(owner, name: str, *args) -> str:
    return reverse(f"cooperatives:{name}", args=[owner.cooperative.code, *args])


def step(owner, slug: str) -> str:
    return page(owner, "application_step", slug)


def test_starting_leads_to_the_task_list(client, person):
    client.force_login(person)

    response = client.post(reverse("cooperatives:start"))

    draft = Cooperative.objects.get()
    assert response.url == reverse("cooperatives:application", args=[draft.code])
    assert client.get(response.url).status_code == 200


def test_a_visitor_is_told_what_to_have_at_hand_and_starts_nothing(client):
    RequirementFactory(name_en="Signed statutes")

    response = client.post(reverse("cooperatives:start"))

    assert "Signed statutes" in response.content.decode()
    assert Cooperative.objects.count() == 0


def test_answers_are_cleaned_and_kept_and_the_next_page_opens(applicant, owner):
    response = applicant.post(
        step(owner, "register"),
        {"registration_number": "09/1284", "tribunal": " Tiznit\u202e ", "founded": "2012"},
    )
    named = applicant.post(step(owner, "name"), {"name_ar": " تعاونية\u202e   أمل "})
    applicant.post(step(owner, "ice"), {"ice": "٠٠١ 561 191 0000 66"})

    assert (named.url, response.url) == (step(owner, "register"), step(owner, "ice"))
    draft = owner.cooperative
    draft.refresh_from_db()
    assert draft.name_ar == "تعاونية أمل"
    assert draft.tribunal == "Tiznit"
    assert draft.ice == "001561191000066"
    assert draft.legal_form == "cooperative"
    assert draft.founded == 2012


def test_what_is_valid_is_kept_beside_an_error_and_nothing_typed_is_lost(applicant, owner):
    response = applicant.post(
        step(owner, "place"), {"address": "Douar Tamounte", "postal_code": "830"}
    )

    assert response.status_code == 422
    words = response.content.decode()
    assert "A postal code has 5 digits, such as 83000." in words
    assert 'value="830"' in words
    assert "What is right is saved." in words
    assert "<title>Error:" in words
    owner.cooperative.refresh_from_db()
    assert (owner.cooperative.address, owner.cooperative.postal_code) == ("Douar Tamounte", "")


@pytest.mark.parametrize(
    ("slug", "field", "value", "sentence"),
    [
        ("name", "name_fr", "a" * 300, "Write at most 160 characters: this has 300."),
        ("ice", "ice", "12", "An ICE has 15 digits, such as 001561191000066."),
        ("ice", "ice", "00156119100006x", "An ICE has 15 digits"),
        ("ice", "ice", "001561191000065", "This ICE has a wrong digit. Compare it with the"),
        ("register", "founded", "3012", "Write a year of the past, such as 2012."),
        ("register", "founded", "soon", "Write a year of the past, such as 2012."),
        ("register", "legal_form", "company", "Choose one of the list."),
        ("place", "postal_code", "830", "A postal code has 5 digits, such as 83000."),
        ("place", "province", "MA-XXX", "Choose a province of the list."),
        ("sector", "sector", "space", "Choose one of the list."),
        (
            "contact",
            "phone",
            "12",
            "Write a phone number such as 06\u00a012\u00a034\u00a056\u00a078.",
        ),
        ("contact", "email", "fadma@", "Write an e-mail address such as name@example.ma."),
        ("contact", "language", "de", "Choose one of the list."),
        ("members", "women", "many", "Write a number, such as 12."),
        ("members", "women", "-4", "Write 0 or more."),
        ("members", "young", "7", "There cannot be more young people than members."),
        ("members", "disabled", "7", "There cannot be more people with disabilities"),
        ("story", "story_ar", "ن" * 3001, "Write at most 3000 characters: this has 3001."),
    ],
)
def test_each_mistake_has_its_sentence_and_writes_nothing(
    applicant, owner, slug, field, value, sentence
):
    before = Cooperative.objects.filter(pk=owner.cooperative.pk).values(field).get()

    response = applicant.post(step(owner, slug), {field: value})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Cooperative.objects.filter(pk=owner.cooperative.pk).values(field).get() == before


def test_an_unfinished_page_is_kept_for_later(applicant, owner):
    response = applicant.post(step(owner, "register"), {"tribunal": "Tiznit", "later": "1"})

    assert response.url == page(owner, "application")
    words = applicant.get(response.url).content.decode()
    assert "Your answers are saved. Come back when you like." in words
    assert "In progress" in words


def test_the_same_page_sent_twice_is_harmless(applicant, owner):
    for _time in range(2):
        response = applicant.post(step(owner, "members"), {"women": "12", "men": "3", "young": "2"})

    assert response.status_code == 302
    owner.cooperative.refresh_from_db()
    assert (owner.cooperative.women, owner.cooperative.men, owner.cooperative.young) == (12, 3, 2)


def test_few_members_are_a_warning_and_no_refusal(applicant, owner):
    applicant.post(step(owner, "members"), {"women": "3"})

    words = applicant.get(page(owner, "application")).content.decode()

    assert "A cooperative has at least five members." in words


def test_the_contact_page_offers_what_the_account_knows(applicant, owner):
    assert 'value="Fadma Aït Ali"' in applicant.get(step(owner, "contact")).content.decode()


def test_provinces_stand_under_their_regions_in_the_language_of_the_page(applicant, owner):
    ProvinceFactory()

    with translation.override("ar"):
        words = applicant.get(step(owner, "place")).content.decode()

    assert '<optgroup label="سوس-ماسة">' in words
    assert "تارودانت" in words


def test_an_unknown_page_is_not_found(applicant, owner):
    assert applicant.get(step(owner, "money")).status_code == 404


def test_a_paper_is_sent_and_the_check_follows(applicant, owner):
    RequirementFactory(code="statutes")

    response = applicant.post(
        page(owner, "application_paper", "statutes"),
        {"paper": papers.upload(papers.pdf(), "statuts.pdf")},
    )

    assert response.url == page(owner, "application_check")
    assert Evidence.objects.get().original_name == "statuts.pdf"


def test_a_second_page_can_be_added_at_once(applicant, owner):
    RequirementFactory(code="statutes")
    url = page(owner, "application_paper", "statutes")

    for side in (10, 20):
        response = applicant.post(
            url, {"paper": papers.upload(papers.jpeg((side, 9)), "p.jpg"), "another": "1"}
        )

    assert response.url == url
    assert Evidence.objects.count() == 2


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "Choose a file, or take a photo of the paper."),
        ([(b"", "a.pdf")], "This file is empty. Choose the file again."),
        ([(b"<svg/>", "a.png")], "This is an SVG drawing."),
        ([(papers.word_file(), "a.pdf")], "This is a ZIP, Word or Excel file."),
        ([(papers.pdf(), "a.jpg")], "but it holds a PDF."),
        ([(papers.pdf(), "a.pdf"), (papers.pdf(), "b.pdf")], "Send one file at a time."),
    ],
)
def test_a_bad_file_has_its_sentence_and_is_not_kept(applicant, owner, files, sentence):
    RequirementFactory(code="statutes")

    response = applicant.post(
        page(owner, "application_paper", "statutes"),
        {"paper": [papers.upload(content, name) for content, name in files]},
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Evidence.objects.count() == 0


def test_a_file_is_taken_back(applicant, owner):
    sent = EvidenceFactory(cooperative=owner.cooperative)

    response = applicant.post(page(owner, "paper_remove", sent.pk))

    assert response.url == page(owner, "application_paper", sent.requirement.code)
    assert Evidence.objects.count() == 0


def test_the_reason_of_the_office_stays_when_the_refused_file_is_taken_back(applicant, owner):
    sent = EvidenceFactory(
        cooperative=owner.cooperative, verdict="rejected", reason="La photo est floue"
    )
    Cooperative.objects.update(submitted_at=timezone.now(), status="changes_requested")
    address = page(owner, "application_paper", sent.requirement.code)

    applicant.post(page(owner, "paper_remove", sent.pk))
    assert "La photo est floue" in applicant.get(address).content.decode()

    applicant.post(address, {"paper": papers.upload(papers.pdf(), "a.pdf")})
    assert "La photo est floue" not in applicant.get(address).content.decode()


def test_coming_back_from_signing_in_writes_nothing(applicant, owner):
    sent = EvidenceFactory(cooperative=owner.cooperative)

    submit = applicant.get(page(owner, "application_submit"))
    remove = applicant.get(page(owner, "paper_remove", sent.pk))

    assert submit.url == page(owner, "application_check")
    assert remove.url == page(owner, "application_paper", sent.requirement.code)
    assert Evidence.objects.count() == 1
    assert StatusChange.objects.count() == 0


def test_an_incomplete_file_is_not_sent_and_the_page_says_what_is_missing(applicant, owner):
    RequirementFactory(code="statutes", name_en="Signed statutes")

    response = applicant.post(page(owner, "application_submit"))

    words = response.content.decode()
    assert response.status_code == 422
    assert "<title>Error:" in words
    assert f'{step(owner, "ice")}?from=check#id_ice">Write the ICE.</a>' in words
    assert f"{page(owner, 'application_paper', 'statutes')}?from=check" in words
    assert StatusChange.objects.count() == 0


def test_a_change_from_the_check_leads_back_to_it(applicant, owner):
    response = applicant.post(step(owner, "members") + "?from=check", {"women": "12"})

    assert response.url == page(owner, "application_check")


def test_from_the_first_page_to_what_happens_next(applicant, owner):
    RequirementFactory(code="statutes")
    province, sector = ProvinceFactory(), SectorFactory()
    pages = {
        "name": {"name_zgh": "ⵜⴰⵎⵓⵏⵜ"},
        "register": {"legal_form": "union", "registration_number": "12", "tribunal": "Tiznit"},
        "ice": {"ice": "001561191000066"},
        "sector": {"sector": sector.pk},
        "place": {"province": province.pk, "address": "Douar Tamounte"},
        "contact": {"contact_name": "Fadma", "phone": "0612345678", "language": "zgh"},
        "members": {"women": "12", "men": "3"},
        "story": {},
    }
    for slug, answers in pages.items():
        assert applicant.post(step(owner, slug), answers).status_code == 302
    applicant.post(
        page(owner, "application_paper", "statutes"),
        {"paper": papers.upload(papers.png(), "statuts.png")},
    )
    check = applicant.get(page(owner, "application_check")).content.decode()
    assert "+212 6 12 34 56 78" in check
    assert "Union of cooperatives" in check

    for _time in range(2):
        response = applicant.post(page(owner, "application_submit"))

    assert response.url == page(owner, "application")
    assert "Your file is with the office." in applicant.get(response.url).content.decode()
    assert StatusChange.objects.count() == 1
    assert applicant.get(step(owner, "name")).url == page(owner, "application")


def test_what_the_office_asks_stands_on_the_list(client):
    owner = MembershipFactory(cooperative=CooperativeFactory(changes_requested=True))
    EvidenceFactory(
        cooperative=owner.cooperative,
        verdict="rejected",
        reason_code="document-unreadable",
        reason="La page 2 est floue.",
    )
    StatusChange.objects.create(
        cooperative=owner.cooperative,
        source="under_review",
        target="changes_requested",
        reason_code="papers-again",
    )
    client.force_login(owner.user)

    words = client.get(page(owner, "application")).content.decode()

    assert "Some documents have to be sent again." in words
    assert "The document cannot be read." in words
    assert "La page 2 est floue." in words
    assert "Needs changes" in words


@pytest.mark.parametrize("status", ["submitted", "under_review", "rejected", "closed"])
def test_where_a_file_stands_is_shown_in_every_language(client, language, status):
    owner = MembershipFactory(cooperative=CooperativeFactory(status=status))
    client.force_login(owner.user)

    assert client.get(page(owner, "application")).status_code == 200


def test_every_page_of_the_file_opens_in_every_language(applicant, owner, language):
    RequirementFactory(code="statutes")
    EvidenceFactory(cooperative=owner.cooperative, requirement__code="statutes")
    urls = [
        page(owner, "application"),
        page(owner, "application_check"),
        page(owner, "application_paper", "statutes"),
        *(step(owner, slug) for slug in STEP),
        reverse("cooperatives:start"),
    ]

    assert [applicant.get(url).status_code for url in urls] == [200] * len(urls)


def test_a_document_that_is_no_longer_asked_leaves_the_list(applicant, owner):
    EvidenceFactory(cooperative=owner.cooperative, requirement__is_active=False)

    words = applicant.get(page(owner, "application")).content.decode()

    assert "/application/papers/" not in words
    assert "0 of 9 tasks are done." in words


def test_the_task_list_asks_the_database_little(applicant, owner, django_assert_max_num_queries):
    for number in range(4):
        EvidenceFactory(cooperative=owner.cooperative, requirement__code=f"paper{number}")

    with django_assert_max_num_queries(14):
        applicant.get(page(owner, "application"))


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Write the date that stands on the document."),
        ("soon", "Write a date such as 31/12/2026."),
        ("2999-01-01", "Choose today or an earlier day."),
        ("2001-01-01", "This document is valid no more since 31"),
    ],
)
def test_a_wrong_date_of_a_document_has_its_sentence(applicant, owner, day, sentence):
    RequirementFactory(code="licence", validity_days=30)

    response = applicant.post(
        page(owner, "application_paper", "licence"),
        {"paper": papers.upload(papers.pdf(), "a.pdf"), "issued_on": day},
    )

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Evidence.objects.count() == 0


def test_a_helper_types_the_rib_and_reads_only_its_end_afterwards(client, owner):
    helper = MembershipFactory(cooperative=owner.cooperative, role="helper")
    client.force_login(helper.user)
    rib = "011519000001205000534921"

    client.post(step(owner, "bank"), {"rib": rib, "rib_holder": "Amal"})
    client.post(step(owner, "bank"), {"rib": "", "rib_holder": "Coopérative Amal"})

    owner.cooperative.refresh_from_db()
    assert (owner.cooperative.rib, owner.cooperative.rib_holder) == (rib, "Coopérative Amal")
    for url in (step(owner, "bank"), page(owner, "application_check")):
        words = client.get(url).content.decode()
        assert rib not in words
        assert "•••• 4921" in words


def test_a_helper_fills_in_and_cannot_send(client, owner):
    helper = MembershipFactory(cooperative=owner.cooperative, role="helper")
    client.force_login(helper.user)

    client.post(page(owner, "application_submit"))

    words = client.get(page(owner, "application")).content.decode()
    assert "Only an owner declares, accepts and sends:" in words
    assert "Fadma Aït Ali" in words
    assert StatusChange.objects.count() == 0


def test_an_iban_is_reduced_to_its_rib(applicant, owner):
    applicant.post(step(owner, "bank"), {"rib": "MA64 0115 1900 0001 2050 0053 4921"})

    owner.cooperative.refresh_from_db()
    assert owner.cooperative.rib == "011519000001205000534921"


def test_what_to_have_at_hand_depends_on_the_sector(client):
    food = SectorFactory(code="food", name_en="Food")
    licence = RequirementFactory(name_en="ONSSA licence")
    licence.sectors.add(food)

    url = reverse("cooperatives:start")
    without, with_food = (
        client.get(url + query).content.decode() for query in ("", "?sector=food")
    )

    assert "ONSSA licence" not in without
    assert "ONSSA licence" in with_food


def test_the_dates_of_the_clock_are_those_the_office_promises(client):
    owner = MembershipFactory(cooperative=CooperativeFactory(submitted=True))
    client.force_login(owner.user)
    cooperative = owner.cooperative

    words = client.get(page(owner, "application")).content.decode()

    for moment in (cooperative.take_by, cooperative.decide_by):
        day = date_format(timezone.localtime(moment), "DATE_FORMAT")
        assert f"At the latest on {day}" in words
