"""What a file may be: every usual way to save a register, and every file that is none."""

import io
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from cooperatives.intake import template
from cooperatives.intake.columns import COLUMNS, layout_of
from cooperatives.intake.problems import Problem
from cooperatives.models import Cooperative, ImportState, Outcome, RegisterImport
from cooperatives.use_cases import receive_register
from coopstore.core.errors import Refusal
from tests.register import GOOD, as_csv, as_workbook, good, upload


def problem(source: RegisterImport) -> str:
    return Problem.stored(source.problem).text()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_in_every_usual_form(check, encoding, separator):
    content = as_csv(good(), separator=separator, encoding=encoding)

    values = check(content=content).rows.get(outcome=Outcome.CREATE).values

    assert values["name_ar"] == "تعاونية الأمل"
    assert values["name_fr"] == "Coopérative Al Amal"
    assert values["contact_name"] == "Fadma Aït Ali"


def test_french_in_capitals_of_windows_stays_french(check):
    content = as_csv(good(name_ar="", name_fr="COOPÉRATIVE DES ÉPICES"), encoding="cp1252")

    assert check(content=content).rows.get().values["name_fr"] == "COOPÉRATIVE DES ÉPICES"


def test_a_workbook_is_read_with_numbers_and_dates_as_people_see_them(check):
    row = good(postal_code=85000, women=24.0, ice=1561191000066, founded=None, phone=612345678)
    content = as_workbook(row)

    values = check(content=content, name="registre.xlsx").rows.get().values

    assert values["ice"] == "001561191000066"
    assert values["postal_code"] == "85000"
    assert values["women"] == 24
    assert values["phone"] == "+212612345678"


def test_the_year_of_a_date_is_taken(check):
    for typed in ("2015-05-03", "03/05/2015", "3.5.2015", "٢٠١٥"):
        assert check(good(founded=typed)).rows.get().values["founded"] == 2015


def test_a_formula_of_a_workbook_is_refused_and_not_computed(check):
    content = as_workbook(good(name_fr="=1+1"))

    row = check(content=content, name="registre.xlsx").rows.get()

    assert row.outcome == Outcome.REFUSE
    assert row.values["name_fr"] == "=1+1"


@pytest.mark.parametrize(
    "heads",
    [
        ["Nom (arabe)", "N° d'immatriculation", "Tribunal", "Téléphone"],
        ["الاسم بالعربية", "رقم التسجيل", "المحكمة", "الهاتف"],
        ["Name in Arabic", "Registration number", "Court that keeps the register", "phone"],
        ["name_ar", "registration_number", "tribunal", "GSM"],
    ],
)
def test_heads_are_understood_in_several_languages(heads):
    found = [name for _place, name in layout_of(heads).places]

    assert found == ["name_ar", "registration_number", "tribunal", "phone"]


def test_no_two_columns_share_a_head():
    heads = [head for column in COLUMNS for head in column.heads]

    assert len(heads) == len(set(heads))


def test_columns_that_mean_nothing_are_named(check):
    source = check({**good(), "Fax": "05", "Capital": "1000"})

    assert source.not_read == ["Fax", "Capital"]
    assert source.rows.get().outcome == Outcome.CREATE


def test_one_column_of_names_is_told_apart_by_its_letters(check):
    rows = [
        {"Nom": "Al Amal", "ICE": "001561191000066"},
        {"Nom": "تعاونية الأمل", "ICE": "002136093000040"},
    ]
    first, second = check(*rows).rows.all()

    assert first.values == {"name_fr": "Al Amal", "ice": "001561191000066"}
    assert second.values == {"name_ar": "تعاونية الأمل", "ice": "002136093000040"}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"name_fr,phone\nAl Amal,0612345678\n", "The first row must name the columns"),
        (b"Al Amal,0612345678\nB,0612345679\n", "The first row must name the columns"),
        (b"name_fr,ice\n", "This file holds no rows."),
        (b"ice,name_fr,name_fr\n1,2,3\n", "Two columns of this file say the same"),
    ],
)
def test_a_file_without_the_columns_fails_and_says_why(check, content, sentence):
    source = check(content=content)

    assert source.state == ImportState.FAILED
    assert problem(source).startswith(sentence)
    assert not source.rows.exists()


def test_too_many_rows_fail(check, settings):
    settings.REGISTER_MAX_ROWS = 1
    source = check(good(), good())

    assert source.state == ImportState.FAILED
    assert problem(source) == "This file has more than 1 rows. Divide it into several files."


def _pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return out.getvalue()


def _archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
BAD_FILES = {
    "empty": (b"", "register.csv", "This file holds no rows."),
    "blank": (b"\xef\xbb\xbf\r\n\r\n", "register.csv", "This file holds no rows."),
    "pdf": (_pdf(), "register.csv", "This file is neither a CSV nor an Excel workbook."),
    "zip": (_archive(a="b"), "register.xlsx", "This file is neither a CSV nor an Excel workbook."),
    "cut off": (
        as_workbook(good())[:2000],
        "register.xlsx",
        "This file is damaged and cannot be read to its end.",
    ),
    "old excel": (OLE, "register.xls", "This is a workbook of an old Excel."),
    "password": (LOCKED, "register.xlsx", "This workbook asks for a password."),
    "csv as xlsx": (as_csv(good()), "register.xlsx", "The name of this file ends in"),
    "xlsx as csv": (as_workbook(good()), "register.csv", "The name of this file ends in"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "x.csv", "This file is neither a CSV"),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", BAD_FILES)
def test_what_is_no_register_is_refused_at_once_and_not_kept(kind, office, tmp_path):
    content, name, sentence = BAD_FILES[kind]

    with pytest.raises(Refusal) as refusal:
        receive_register(upload=SimpleUploadedFile(name, content), actor=office)

    assert refusal.value.reason().startswith(sentence)
    assert not RegisterImport.objects.exists()
    assert [path for path in (tmp_path / "private").rglob("*") if path.is_file()] == []


@pytest.mark.django_db(transaction=True)
def test_a_file_that_is_too_heavy_is_refused(office, settings):
    settings.REGISTER_MAX_BYTES = 1024 * 1024

    with pytest.raises(Refusal) as refusal:
        receive_register(upload=upload(b"a" * (1024 * 1024 + 1)), actor=office)

    assert refusal.value.reason() == (
        "This file is larger than 1 MB. Divide it into several files."
    )


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch, office, transactional_db):
    monkeypatch.setattr("cooperatives.intake.sheets.UNPACKED", 100)

    with pytest.raises(Refusal, match="SheetTooHeavy"):
        receive_register(upload=upload(as_workbook(good()), "r.xlsx"), actor=office)


def test_a_workbook_damaged_inside_fails_and_says_so(check):
    whole = zipfile.ZipFile(io.BytesIO(as_workbook(good())))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name)
            archive.writestr(name, content[:200] if "sheet1" in name else content)

    source = check(content=out.getvalue(), name="register.xlsx")

    assert source.state == ImportState.FAILED
    assert problem(source).startswith("This file is damaged")
    assert not Cooperative.objects.exists()


def test_rows_far_below_the_last_are_not_waited_for(check, monkeypatch):
    monkeypatch.setattr("cooperatives.intake.sheets.LONGEST_GAP", 5)
    content = as_csv(good()) + b"\n" * 50 + as_csv(good()).partition(b"\n")[2]

    assert check(content=content).total == 1


def test_the_template_is_read_back_as_it_is(language, db):
    heads = next(iter(template.as_csv().decode("utf-8-sig").splitlines())).split(",")
    book = load_workbook(io.BytesIO(template.as_workbook(from_the_right=language == "ar")))

    assert [name for _place, name in layout_of(heads).places] == [it.name for it in COLUMNS]
    assert [cell.value for cell in book.worksheets[0][1]] == heads
    assert book.worksheets[0].sheet_view.rightToLeft == (language == "ar")
    assert set(GOOD) <= {column.name for column in COLUMNS}


def test_a_second_sheet_is_not_read(check):
    book = Workbook()
    book.active.append(["name_fr", "ice"])
    book.active.append(["Al Amal", "001561191000066"])
    book.create_sheet().append(["anything"])
    out = io.BytesIO()
    book.save(out)

    assert check(content=out.getvalue(), name="r.xlsx").rows.count() == 1
