"""The queue as a table: the same files, in the officer's language, and never a formula."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories.cooperatives import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, office):
    client.force_login(office)
    return client


def table(response) -> list[list]:
    content = b"".join(response.streaming_content)
    if response["Content-Type"].startswith("text/csv"):
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    rows = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
    return [["" if cell is None else cell for cell in row] for row in rows]


def export(desk, kind: str, query: str = "", language: str = "en"):
    url = reverse("admin:cooperatives_cooperative_export", args=[kind])
    return desk.get(f"{url}?{query}", headers={"accept-language": language})


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_filtered_list_is_exported_with_names_in_the_officers_language(desk, kind):
    file = CooperativeFactory(submitted=True, name_ar="تعاونية أمل", women=24)
    CooperativeFactory()

    response = export(desk, kind, "files=submitted", language="ar")
    headings, row, *more = table(response)

    assert more == []
    assert row[:4] == [file.code, "تعاونية أمل", "تم الإرسال", "تعاونية"]
    assert row[9] == "تارودانت"
    assert str(row[14]) == "24"
    assert headings[1] == "تعاونية"
    assert f".{kind}" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(desk, kind, start):
    CooperativeFactory(submitted=True, name_en=f'{start}HYPERLINK("http://x")')

    _headings, row = table(export(desk, kind))

    assert row[1].startswith("'")
    assert row[12].startswith("'+212")


def test_a_sheet_in_arabic_begins_at_the_right(desk):
    CooperativeFactory(submitted=True)

    content = b"".join(export(desk, "xlsx", language="ar").streaming_content)

    assert load_workbook(io.BytesIO(content)).active.sheet_view.rightToLeft


@pytest.mark.parametrize(("kind", "query"), [("pdf", ""), ("csv", "name__foo=1")])
def test_what_is_no_list_is_not_found(desk, kind, query):
    assert export(desk, kind, query).status_code in (400, 404)


def test_an_export_asks_the_same_of_the_database_for_any_number_of_files(
    desk, django_assert_max_num_queries
):
    for _ in range(12):
        CooperativeFactory(submitted=True)

    with django_assert_max_num_queries(14):
        assert len(table(export(desk, "csv"))) == 13
