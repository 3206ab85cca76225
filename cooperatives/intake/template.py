"""An empty file to fill in, with the heads in the reader's language."""

import csv
import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from cooperatives.intake.columns import COLUMNS
from cooperatives.models import Province, Sector
from coopstore.core.languages import text_of


def as_csv() -> bytes:
    """The heads alone, as Excel reads them without being asked."""
    out = io.StringIO()
    csv.writer(out).writerow(column.label for column in COLUMNS)
    return out.getvalue().encode("utf-8-sig")


def as_workbook(*, from_the_right: bool) -> bytes:
    """The heads, and a second sheet that says what each column holds."""
    book = Workbook()
    rows = book.active
    rows.title = _("Cooperatives")
    rows.append([str(column.label) for column in COLUMNS])
    help_sheet = book.create_sheet(_("Columns"))
    help_sheet.append([_("Column"), _("What it holds")])
    for column in COLUMNS:
        help_sheet.append([str(column.label), str(column.hint)])
    help_sheet.append([])
    help_sheet.append([_("Sector"), _("Code")])
    for sector in Sector.objects.all():
        help_sheet.append([str(text_of(sector, "name")), sector.code])
    help_sheet.append([])
    help_sheet.append([_("Province or prefecture"), _("Code")])
    for province in Province.objects.all():
        help_sheet.append([str(text_of(province, "name")), province.code])
    for sheet in (rows, help_sheet):
        sheet.sheet_view.rightToLeft = from_the_right
        sheet.freeze_panes = "A2"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(cell.column)].width = 26
    # Numbers as text, or the zeros in front are lost.
    for place, column in enumerate(COLUMNS, start=1):
        if column.name in ("ice", "registration_number", "phone", "postal_code"):
            rows.column_dimensions[get_column_letter(place)].number_format = "@"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
