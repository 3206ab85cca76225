"""The pages of the office: upload, look, apply, and take the refused rows home."""

import csv

import pytest
from django.urls import reverse
from django.utils import timezone

from cooperatives.intake.errors import SheetLocked
from cooperatives.intake.showing import refused_as_csv
from cooperatives.models import Cooperative, Outcome, RegisterImport
from tests.cooperatives.intake.conftest import run
from tests.factories.accounts import AdminFactory
from tests.register import GOOD, as_csv, good, upload


def page(name: str, *args) -> str:
    return reverse(f"admin:cooperatives_registerimport_{name}", args=args)


@pytest.fixture
def office_client(client, supervisor):
    client.force_login(supervisor)
    client.cookies["django_language"] = "en"
    return client


def test_from_the_file_to_the_cooperative(office_client, check):
    check(good())  # loads the reference
    answer = office_client.post(
        page("new"), {"file": upload(as_csv(good(), good(registration_number="13", ice="1")))}
    )
    source = RegisterImport.objects.first()
    assert answer.url == page("change", source.pk)
    assert "data-at-work" in office_client.get(answer.url).content.decode()
    run()

    seen = office_client.get(answer.url).content.decode()
    assert "data-at-work" not in seen
    assert "Apply 1 row" in seen
    assert "An ICE has 15 digits, such as 001561191000066." in seen
    office_client.post(page("act", source.pk), {"act": "apply"})
    run()

    assert Cooperative.objects.get().registration_number == "12/2015"
    assert office_client.get(answer.url).status_code == 200


def test_a_refused_file_is_answered_on_the_same_page(office_client, transactional_db):
    answer = office_client.post(page("new"), {"file": upload(b"")})

    assert answer.status_code == 422
    assert "This file holds no rows. Choose the file again." in answer.content.decode()
    assert not RegisterImport.objects.exists()
    assert office_client.post(page("new"), {}).status_code == 422


def test_an_import_that_failed_leads_to_another_file_and_to_the_template(office_client):
    source = RegisterImport.objects.create(
        original_name="register.xlsx",
        size=1,
        state="failed",
        problem=SheetLocked().problem.to_store(),
        ended_at=timezone.now(),
        made_by=AdminFactory(),
    )

    seen = office_client.get(page("change", source.pk)).content.decode()

    assert f'href="{page("new")}"' in seen
    assert f'href="{page("template", "xlsx")}"' in seen
    assert "Row by row" not in seen


@pytest.mark.parametrize("outcome", ["", *Outcome.values, "nonsense"])
def test_rows_by_outcome(office_client, check, outcome):
    source = check(good(), good(registration_number="13", ice="1"))

    answer = office_client.get(page("change", source.pk), {"outcome": outcome})

    expected = {"": 2, "nonsense": 2, "create": 1, "refuse": 1}.get(outcome, 0)
    assert len(answer.context["rows"]) == expected


def test_a_page_of_rows_asks_the_database_as_often_as_a_short_one(
    office_client, check, django_assert_max_num_queries
):
    rows = [good(registration_number=f"{n}/2015", ice="") for n in range(1, 61)]
    source = check(*rows)

    with django_assert_max_num_queries(9):
        answer = office_client.get(page("change", source.pk))

    assert len(answer.context["rows"]) == 50


def test_refused_rows_come_back_to_be_corrected(office_client, check):
    source = check(good(phone="12", name_fr="-Al Amal"), good(ice="", registration_number="13"))

    answer = office_client.get(page("refused", source.pk))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")

    (row,) = csv.DictReader(text.splitlines())
    assert row["Row"] == "2"
    assert row["Name in French"] == "'-Al Amal"  # a spreadsheet computes nothing
    assert row["Phone of the cooperative"] == "12"
    assert row["Reason"] == (
        "Phone of the cooperative: Write a phone number such as 06\xa012\xa034\xa056\xa078."
    )
    corrected = text.replace(",12,", ",0612345678,")
    values = check(content=corrected.encode()).rows.get().values
    assert values["name_fr"] == "-Al Amal"
    assert values["phone"] == "+212612345678"


def test_reasons_in_the_file_are_in_the_language_of_the_reader(check, language):
    source = check(good(phone="12"))

    lines = list(csv.reader("".join(refused_as_csv(source)).splitlines()))

    assert len(lines) == 2
    english = "Write a phone number such as 06\xa012\xa034\xa056\xa078."
    assert (english in lines[1][-1]) == (language == "en")


@pytest.mark.parametrize(("kind", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")])
def test_templates(office_client, transactional_db, kind, start):
    answer = office_client.get(page("template", kind))

    assert answer.content.startswith(start)
    assert answer["Content-Disposition"] == f'attachment; filename="register.{kind}"'
    assert set(GOOD)


def test_the_file_that_was_sent_is_in_no_public_folder(check, settings):
    source = check(good())

    for file in (source.file, source.plain):
        assert not file.path.startswith(str(settings.MEDIA_ROOT))
        with pytest.raises(ValueError, match="no address"):
            _ = file.url
