"""The columns of a file of the register, by the heads that offices write over them."""

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cooperatives.forms import FORMS
from cooperatives.intake.errors import ColumnsMissing, ColumnTwice
from coopstore.core.folding import fold
from coopstore.core.languages import LANGUAGE_CODES
from coopstore.core.text import clean_line

FIELDS = {name: field for form in FORMS.values() for name, field in form.base_fields.items()}
NAME, PLACE = "name", "place"
BY_SCRIPT = (NAME, PLACE)  # one column for a text in any language: its letters tell which


@dataclass(frozen=True)
class Column:
    """One column. `also` are other heads that registers write over it."""

    name: str
    label: str | Promise
    also: tuple[str, ...] = ()
    hint: str | Promise = ""

    @property
    def heads(self) -> set[str]:
        """Every head by which it is known, folded."""
        labels = set()
        for code in LANGUAGE_CODES:
            with override(code):
                labels.add(str(self.label))
        return {fold(head) for head in (self.name, *labels, *self.also)} - {""}


def _of_form(name: str, *also: str, hint: str | Promise = "") -> Column:
    return Column(name, FIELDS[name].label, also, hint or FIELDS[name].help_text)


COLUMNS = (
    _of_form("name_ar", "Nom (arabe)", "Dénomination en arabe", "الاسم بالعربية", "Name Arabic"),
    _of_form("name_zgh", "Nom (amazighe)", "Dénomination en amazighe", "الاسم بالأمازيغية"),
    _of_form("name_fr", "Nom (français)", "Dénomination en français", "الاسم بالفرنسية"),
    Column(
        NAME,
        _("Name of the cooperative"),
        (
            "Nom",
            "Name",
            "Dénomination",
            "Raison sociale",
            "Coopérative",
            "الاسم",
            "التسمية",
            "تعاونية",
        ),
        _("Instead of the columns above: the letters tell the language."),
    ),
    _of_form("legal_form", "Forme", "Statut juridique", "الشكل القانوني", "النوع", "Type"),
    _of_form(
        "registration_number",
        *("Numéro", "N° d’immatriculation", "Numéro du registre", "N° RC", "N° registre local"),
        *("Number", "رقم التسجيل", "رقم التقييد", "رقم السجل", "الرقم"),
    ),
    _of_form("tribunal", "Tribunal", "Court", "Greffe", "المحكمة", "المحكمة الابتدائية"),
    _of_form("ice", "Identifiant commun de l’entreprise", "التعريف الموحد للمقاولة"),
    _of_form("sector", "Secteur d’activité", "Activité", "Branche", "القطاع", "النشاط"),
    _of_form(
        "province",
        *("Province", "Préfecture", "Province/Préfecture", "الإقليم", "العمالة"),
        hint=_("Its name in any language, or its ISO code, such as MA-TAR."),
    ),
    Column(
        PLACE,
        _("Village or town"),
        ("Place", "Localité", "Commune", "Ville", "Douar", "Town", "الجماعة", "المدينة", "الدوار"),
    ),
    _of_form("address", "Adresse", "Siège", "Siège social", "العنوان", "المقر"),
    _of_form("postal_code", "CP", "Postcode", "الرمز البريدي"),
    _of_form(
        "contact_name",
        *("Contact", "Responsable", "Président", "Présidente", "Président(e)", "Gérant"),
        *("المسؤول", "الرئيس", "الرئيسة"),
    ),
    _of_form("phone", "Téléphone", "Tél", "GSM", "Mobile", "Phone", "الهاتف", "رقم الهاتف"),
    _of_form("email", "E-mail", "Mail", "Courriel", "Adresse électronique", "البريد الإلكتروني"),
    Column("language", _("Language"), ("Langue", "اللغة"), _("ar, zgh, fr or en.")),
    _of_form("founded", "Création", "Année de création", "Date de création", "سنة التأسيس"),
    _of_form("women", "Femmes", "Adhérentes", "Nombre de femmes", "النساء", "عدد النساء"),
    _of_form("men", "Hommes", "Adhérents hommes", "Nombre d’hommes", "الرجال", "عدد الرجال"),
    _of_form("young", "Jeunes", "Nombre de jeunes", "الشباب", "عدد الشباب"),
    _of_form("disabled", "Handicapés", "Personnes en situation de handicap", "ذوو الإعاقة"),
)
COLUMN = {column.name: column for column in COLUMNS}
_NAMES = ("name_ar", "name_zgh", "name_fr", NAME)


@dataclass(frozen=True)
class Layout:
    """Which column stands where in a file; `not_read` are heads that mean nothing here."""

    places: tuple[tuple[int, str], ...]
    not_read: tuple[str, ...]


def layout_of(heads: list[str]) -> Layout:
    """Raises ColumnTwice, and ColumnsMissing when no row could ever be taken."""
    places: dict[str, int] = {}
    not_read = []
    heads = [clean_line(head)[:60] for head in heads]
    for place, head in enumerate(heads):
        if not head:
            continue
        name = _by_head().get(fold(head))
        if name is None:
            not_read.append(head)
        elif name in places:
            raise ColumnTwice(first=heads[places[name]], second=head)
        else:
            places[name] = place
    has_name = not places.keys().isdisjoint(_NAMES)
    has_identity = {"registration_number", "tribunal"} <= places.keys() or "ice" in places
    if not (has_name and has_identity):
        raise ColumnsMissing
    return Layout(tuple((place, name) for name, place in places.items()), tuple(not_read))


def known_heads(heads: list[str]) -> int:
    """How many of these heads are those of a column."""
    return sum(fold(head) in _by_head() for head in heads)


@cache
def _by_head() -> dict[str, str]:
    return {head: column.name for column in COLUMNS for head in column.heads}
