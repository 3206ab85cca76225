"""One row of a file: its cells through the fields of the registration forms."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cooperatives.intake import problems
from cooperatives.intake.columns import BY_SCRIPT, FIELDS, Layout
from cooperatives.intake.names import KINDS_OF_PLACE, NameIndex
from cooperatives.intake.problems import Problem
from cooperatives.models import LegalForm, Province, Sector
from cooperatives.register import ice_key, register_key
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.core.text import clean_line, western_digits

NAMES = ("name_ar", "name_zgh", "name_fr")
COUNTS = ("women", "men", "young", "disabled")
_ARABIC, _TIFINAGH = re.compile("[\u0620-\u06ff]"), re.compile("[\u2d30-\u2d7f]")
_DATE = re.compile(r"(?:[0-9]{1,2}[/.-]){2}([0-9]{4})|([0-9]{4})[/.-][0-9]{1,2}[/.-][0-9]{1,2}")
LEGAL_FORMS = (
    (LegalForm.COOPERATIVE, ("coopérative", "cooperative", "تعاونية", "ⵜⴰⵎⵢⴰⵡⴰⵙⵜ")),
    (
        LegalForm.UNION,
        (
            *("union", "union de coopératives", "union des coopératives", "union of cooperatives"),
            *("اتحاد", "اتحاد تعاونيات", "اتحاد التعاونيات"),
        ),
    ),
)
LANGUAGES = (
    ("ar", ("arabe", "Arabic", "العربية", "عربية", "ⵜⴰⵄⵔⴰⴱⵜ")),
    ("zgh", ("amazighe", "amazigh", "tamazight", "الأمازيغية", "أمازيغية", "ⵜⴰⵎⴰⵣⵉⵖⵜ")),
    ("fr", ("français", "French", "الفرنسية", "فرنسية", "ⵜⴰⴼⵔⴰⵏⵚⵉⵚⵜ")),
    ("en", ("anglais", "English", "الإنجليزية", "إنجليزية")),
)
UNKNOWN = {
    "province": _(
        "No province has this name: %(value)s. Write its name or its ISO code, such as MA-TAR."
    ),
    "sector": _("No sector has this name: %(value)s. The template lists them."),
    "legal_form": _("No legal form has this name: %(value)s. Write cooperative or union."),
    "language": _("No language of the shop has this name: %(value)s. Write ar, zgh, fr or en."),
}


@dataclass(frozen=True)
class Entry:
    """One entry of the register: checked values by field, and what identifies it."""

    values: dict

    @cached_property
    def key(self) -> str:
        """How the register knows it; empty without court and number."""
        return register_key(
            self.values.get("tribunal", ""), self.values.get("registration_number", "")
        )

    @property
    def ice(self) -> str:
        return self.values.get("ice", "")

    @property
    def own_key(self) -> str:
        """The key under which a new file is kept; empty when nothing identifies the entry."""
        return self.key or ice_key(self.ice)


@dataclass
class ReadRow:
    """What a row says. `values` are by field of Cooperative, only those that it gives."""

    number: int
    cells: dict[str, str]
    values: dict[str, object] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # Empty where an earlier row of the same file has them.
    free_key: str = ""
    free_ice: str = ""

    @cached_property
    def entry(self) -> Entry:
        return Entry(self.values)


class RowReader:
    """Reads the rows of one file. Names of places and sectors are looked up once."""

    def __init__(self, layout: Layout):
        self.layout = layout
        self.names = {
            "province": _index(Province.objects.all(), noise=KINDS_OF_PLACE),
            "sector": _index(Sector.objects.all()),
            "legal_form": NameIndex(LEGAL_FORMS),
            "language": NameIndex(LANGUAGES),
        }
        # Registers repeat themselves: courts, towns, years, numbers of people.
        self.clean = lru_cache(maxsize=4096)(self._clean)

    def read(self, number: int, cells: list[str]) -> ReadRow:
        """The row with its values, and what is wrong with each that is not taken."""
        texts = {
            name: cells[place]
            for place, name in self.layout.places
            if place < len(cells) and cells[place]
        }
        row = ReadRow(number, texts)
        for name, text in texts.items():
            try:
                field, value = self.clean(name, text)
            except ValidationError as error:
                row.problems.append(Problem.of_error(error, name))
            else:
                if value not in (None, ""):
                    row.values.setdefault(field, value)
        if not row.problems:
            if not row.entry.own_key:
                row.problems.append(Problem(problems.NO_IDENTITY))
            if not any(row.values.get(name) for name in NAMES):
                row.problems.append(Problem(problems.NO_NAME, field="name_ar"))
        return row

    def _clean(self, name: str, text: str) -> tuple[str, object]:
        """The field a cell belongs to and its value, fit for JSON. Raises ValidationError."""
        if text.startswith("="):
            raise ValidationError(problems.FORMULA)
        if name in self.names:
            value = self.names[name].find(text)
            if value is None:
                raise ValidationError(UNKNOWN[name], params={"value": clean_line(text)[:60]})
            return name, str(value)
        field = f"{name}_{_script_of(text)}" if name in BY_SCRIPT else name
        value = FIELDS[field].clean(_AS_TYPED.get(name, str)(text))
        return field, value if isinstance(value, int) else str(value or "")


def _index(things, *, noise=frozenset()) -> NameIndex:
    return NameIndex(
        (
            (
                thing.pk,
                [name for code in LANGUAGE_CODES if (name := getattr(thing, f"name_{code}"))],
            )
            for thing in things
        ),
        noise=noise,
    )


def _script_of(text: str) -> str:
    if _ARABIC.search(text):
        return "ar"
    return "zgh" if _TIFINAGH.search(text) else "fr"


def _ice(text: str) -> str:
    """Excel drops the zeros in front of a number; the check of the ICE does not depend on them."""
    digits = re.sub(r"[\s.\-/]", "", western_digits(text))
    return digits.zfill(15) if digits.isdigit() and len(digits) > 8 else text


def _year(text: str) -> str:
    """The year of a date, however it is written."""
    found = _DATE.fullmatch(western_digits(text))
    return (found[1] or found[2]) if found else text


_AS_TYPED = {"ice": _ice, "founded": _year}
