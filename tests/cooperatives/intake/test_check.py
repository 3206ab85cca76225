"""The dry run: what each row would do, and nothing written but that."""

import pytest
from django.utils.translation import override

from cooperatives.intake.problems import Problem
from cooperatives.models import Cooperative, Outcome
from cooperatives.use_cases import save_answers
from tests.factories.cooperatives import CooperativeFactory, MembershipFactory
from tests.register import OTHER_ICE, good

SECOND = {"registration_number": "13/2015", "ice": OTHER_ICE}


def outcomes(source) -> dict[int, str]:
    return dict(source.rows.values_list("number", "outcome"))


def reasons(source, number: int = 2) -> list[tuple[str, str]]:
    problems = [Problem.stored(data) for data in source.rows.get(number=number).problems]
    return [(problem.field, problem.text()) for problem in problems]


def test_a_row_that_nobody_knows_would_be_new_and_nothing_is_written(check):
    source = check(good())

    assert source.state == "checked"
    assert outcomes(source) == {2: Outcome.CREATE}
    assert source.rows.get().values == {
        "name_ar": "تعاونية الأمل",
        "name_fr": "Coopérative Al Amal",
        "legal_form": "cooperative",
        "registration_number": "12/2015",
        "tribunal": "Tribunal de première instance de Tiznit",
        "ice": "001561191000066",
        "sector": "argan",
        "province": "MA-TIZ",
        "place_fr": "Igherm",
        "address": "Douar Aït Ali",
        "postal_code": "85000",
        "contact_name": "Fadma Aït Ali",
        "phone": "+212612345678",
        "email": "alamal@example.org",
        "language": "fr",
        "founded": 2015,
        "women": 24,
        "men": 6,
        "young": 5,
        "disabled": 1,
    }
    assert not Cooperative.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        (
            {"ice": "001561191000065"},
            "ice",
            "This ICE has a wrong digit. Compare it with the certificate.",
        ),
        ({"ice": "12"}, "ice", "An ICE has 15 digits, such as 001561191000066."),
        ({"phone": "12"}, "phone", "Write a phone number such as 06\xa012\xa034\xa056\xa078."),
        ({"email": "nobody"}, "email", "Write an e-mail address such as name@example.ma."),
        (
            {"email": f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 20}.ma"},
            "email",
            "Write at most 254 characters: this has 267.",
        ),
        ({"postal_code": "8500"}, "postal_code", "A postal code has 5 digits, such as 83000."),
        ({"founded": "2999"}, "founded", "Write a year of the past, such as 2012."),
        ({"women": "many"}, "women", "Write a number, such as 12."),
        ({"women": "-1"}, "women", "Write 0 or more."),
        (
            {"province": "Atlantide"},
            "province",
            "No province has this name: \u2068Atlantide\u2069. Write its name or its ISO code, "
            "such as MA-TAR.",
        ),
        (
            {"sector": "Magie"},
            "sector",
            "No sector has this name: \u2068Magie\u2069. The template lists them.",
        ),
        (
            {"legal_form": "SARL"},
            "legal_form",
            "No legal form has this name: \u2068SARL\u2069. Write cooperative or union.",
        ),
        (
            {"language": "klingon"},
            "language",
            "No language of the shop has this name: \u2068klingon\u2069. Write ar, zgh, fr or en.",
        ),
        (
            {"name_fr": "x" * 300},
            "name_fr",
            "Write at most 160 characters: this has 300.",
        ),
        (
            {"name_fr": '=HYPERLINK("http://x")'},
            "name_fr",
            "This cell holds a formula. Write its value instead.",
        ),
        (
            {"young": "31"},
            "young",
            "There cannot be more young people or people with disabilities than members.",
        ),
        (
            {"tribunal": "", "ice": ""},
            "",
            "Write the registration number and its court, or the ICE.",
        ),
        (
            {"name_ar": "", "name_fr": ""},
            "name_ar",
            "Write the name in Arabic, in Amazigh or in French.",
        ),
    ],
)
def test_a_row_that_is_not_well_formed_is_refused_with_the_reason(check, changes, field, reason):
    source = check(good(**changes))

    assert outcomes(source) == {2: Outcome.REFUSE}
    assert reasons(source) == [(field, reason)]
    typed = {name: text for name, text in good(**changes).items() if text}
    assert source.rows.get().values == typed


def test_everything_that_is_wrong_is_said_at_once(check):
    source = check(good(ice="1", phone="2", email="3"))

    assert [field for field, _text in reasons(source)] == ["ice", "phone", "email"]


def test_reasons_are_read_in_the_language_of_the_reader(check):
    source = check(good(ice="001561191000065", province="Atlantide"))

    with override("fr"):
        french = dict(reasons(source))
    with override("ar"):
        arabic = dict(reasons(source))

    assert french["ice"] == "Un chiffre de cet ICE est faux. Comparez-le avec l’attestation."
    assert "\u2068Atlantide\u2069" in french["province"]
    assert not {"ice", "province"} - arabic.keys()
    assert not set(french.values()) & set(arabic.values())


def test_the_second_of_two_rows_that_name_the_same_is_refused(check):
    again = {"registration_number": "N° 012 / 2015", "tribunal": "Tiznit", "ice": OTHER_ICE}
    source = check(good(), good(**SECOND), good(**again))

    assert outcomes(source) == {2: Outcome.CREATE, 3: Outcome.CREATE, 4: Outcome.REFUSE}
    assert reasons(source, 4) == [
        (
            "registration_number",
            "Row 2 of this file has the same court and registration number.",
        )
    ]


def test_one_ice_for_two_numbers_is_refused(check):
    source = check(good(), good(registration_number="99/2015"))

    assert outcomes(source) == {2: Outcome.CREATE, 3: Outcome.REFUSE}
    assert reasons(source, 3) == [("ice", "Row 2 of this file has the same ICE.")]


def test_repetitions_are_found_across_chunks(check, monkeypatch):
    monkeypatch.setattr("cooperatives.intake.work.CHUNK", 1)
    source = check(good(), good(**SECOND), good())

    assert outcomes(source) == {2: Outcome.CREATE, 3: Outcome.CREATE, 4: Outcome.REFUSE}


def test_empty_rows_are_passed_over_and_numbers_are_those_of_the_sheet(check):
    content = b"name_fr,ice\n\n,\nAl Amal,001561191000066\n"

    assert outcomes(check(content=content)) == {4: Outcome.CREATE}


def test_what_changed_is_shown_with_before_and_after(check, take):
    take(good())
    source = check(good(phone="0661223344", place="Tafraout", women="30"))

    row = source.rows.get()
    assert row.outcome == Outcome.CHANGE
    assert row.changes == {
        "place_fr": ["Igherm", "Tafraout"],
        "phone": ["+212612345678", "+212661223344"],
        "women": [24, 30],
    }
    assert row.cooperative == Cooperative.objects.get()


def test_an_empty_cell_says_nothing(check, take):
    take(good())

    assert outcomes(check(good(phone="", women="", sector=""))) == {2: Outcome.SAME}


def test_a_file_with_an_owner_is_left_to_them(check, take):
    take(good())
    file = Cooperative.objects.get()
    MembershipFactory(cooperative=file)
    source = check(good(phone="0661223344"), good(**SECOND))

    row = source.rows.get(number=2)
    assert (row.outcome, row.cooperative) == (Outcome.KEEP, file)
    assert row.changes == {"phone": ["+212612345678", "+212661223344"]}
    assert reasons(source) == [("", "A person looks after this file: what they wrote stays.")]


def test_a_file_that_somebody_began_alone_is_found_by_number_and_by_ice(check):
    typed = CooperativeFactory(
        draft=True, registration_number="012/2015", tribunal="تيزنيت", ice=""
    )
    MembershipFactory(cooperative=typed)
    approved = CooperativeFactory(ice=OTHER_ICE, registration_number="", tribunal="")
    source = check(good(), good(**SECOND))

    assert outcomes(source) == {2: Outcome.KEEP, 3: Outcome.KEEP}
    found = dict(source.rows.values_list("number", "cooperative"))
    assert found == {2: typed.pk, 3: approved.pk}


def test_an_ice_of_another_number_is_refused_with_the_other_file(check, take):
    take(good())
    other = Cooperative.objects.get()
    source = check(good(registration_number="77/2020"))

    assert outcomes(source) == {2: Outcome.REFUSE}
    assert reasons(source) == [
        ("ice", f"This ICE is that of another file: \u2068{other.code}\u2069.")
    ]


def test_an_ice_that_several_files_have_is_refused(check):
    first, second = CooperativeFactory.create_batch(
        2, ice=OTHER_ICE, registration_number="", tribunal=""
    )
    source = check(good(ice=OTHER_ICE))

    assert reasons(source) == [
        ("ice", f"Several files have this ICE: \u2068{first.code}, {second.code}\u2069.")
    ]


def test_a_row_without_an_ice_is_not_the_file_without_a_number(check):
    """Both have nothing where the other is looked for."""
    CooperativeFactory(ice=OTHER_ICE, registration_number="", tribunal="")
    source = check(good(**SECOND), good(ice=""))

    assert outcomes(source) == {2: Outcome.KEEP, 3: Outcome.CREATE}


# -- A file of the register whose owner wrote another number


@pytest.fixture
def claimed(take) -> Cooperative:
    """Known by its ICE alone until its owner wrote court and number."""
    take({"name_fr": "Al Amal", "ice": good()["ice"]})
    file = Cooperative.objects.get()
    owner = MembershipFactory(cooperative=file).user
    answers = {"registration_number": "N° 012/2015", "tribunal": "Tiznit"}
    save_answers(cooperative=file, answers=answers, actor=owner)
    return file


@pytest.mark.parametrize("ice", [good()["ice"], ""], ids=["with ICE", "without"])
def test_a_file_is_found_by_the_number_that_its_owner_wrote(check, claimed, ice):
    row = check(good(ice=ice)).rows.get()

    assert (row.outcome, row.cooperative) == (Outcome.KEEP, claimed)
    claimed.refresh_from_db()
    assert claimed.register_key == f"ice:{good()['ice']}"


@pytest.mark.parametrize("ice", [good()["ice"], ""], ids=["with ICE", "without"])
@pytest.mark.parametrize("number", ["12/2015", "21/2015"], ids=["old", "new"])
def test_a_corrected_number_is_found_by_the_old_and_by_the_new_one(check, take, number, ice):
    take(good())
    file = Cooperative.objects.get()
    owner = MembershipFactory(cooperative=file).user
    save_answers(cooperative=file, answers={"registration_number": "21/2015"}, actor=owner)

    row = check(good(registration_number=number, ice=ice)).rows.get()

    assert row.outcome in (Outcome.SAME, Outcome.KEEP)
    assert row.cooperative == file


def test_a_corrected_number_does_not_hide_the_file_that_the_register_calls_so(check, take, claimed):
    take(good(ice=OTHER_ICE, registration_number="21/2015"))
    other = Cooperative.objects.latest("pk")
    owner = claimed.memberships.get().user
    save_answers(cooperative=claimed, answers={"registration_number": "21/2015"}, actor=owner)

    own = check(good(ice=OTHER_ICE, registration_number="21/2015")).rows.get()
    mixed = check(good(registration_number="21/2015")).rows.get()

    assert (own.outcome, own.cooperative) == (Outcome.SAME, other)
    assert mixed.outcome == Outcome.REFUSE


def test_a_file_whose_ice_its_owner_corrected_is_no_second_file(take, claimed):
    owner = claimed.memberships.get().user
    save_answers(cooperative=claimed, answers={"ice": OTHER_ICE}, actor=owner)

    source = take({"name_fr": "Al Amal", "ice": good()["ice"]})

    assert outcomes(source) == {2: Outcome.SAME}
    assert Cooperative.objects.count() == 1


def test_marks_that_nobody_sees_are_taken_out(check):
    row = good(name_fr="\u202eAl\u200b  Amal\x07", **{"Fa\x07x": "05"})
    source = check(row)

    assert source.not_read == ["Fa x"]
    assert source.rows.get().values["name_fr"] == "Al Amal"


def test_members_must_add_up_with_what_is_known(check, take):
    take(good())
    source = check({"name_fr": "Al Amal", "ice": good()["ice"], "women": "1", "men": "1"})

    assert outcomes(source) == {2: Outcome.REFUSE}
    assert reasons(source)[0][0] == "young"
