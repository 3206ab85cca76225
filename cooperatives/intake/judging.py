"""What a row does to the files that are there: one rule for the check and for applying."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from cooperatives.errors import MembersDoNotAddUp
from cooperatives.intake import problems
from cooperatives.intake.problems import Problem
from cooperatives.intake.rows import COUNTS, Entry
from cooperatives.models import Cooperative, Membership, Outcome, RegisterRow, Status
from cooperatives.register import ice_key


@dataclass(frozen=True)
class Judgement:
    """The outcome of one row; `changes` are `{field: [before, after]}`."""

    outcome: Outcome
    cooperative: Cooperative | None = None
    changes: dict = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


class Files:
    """The files that some rows may mean, as they are now; two queries."""

    def __init__(self, entries: Iterable[Entry], *, lock: bool = False):
        entries = list(entries)
        # That neither is empty is said twice: else PostgreSQL does not see that its indexes fit.
        ices = {entry.ice for entry in entries} - {""}
        keys = {entry.key for entry in entries} - {""}
        keyed = Q(register_key__in=keys | set(map(ice_key, ices))) & ~Q(register_key="")
        corrected = Q(corrected_key__in=keys) & ~Q(corrected_key="")
        numbered = Q(ice__in=ices) & ~Q(ice="")
        rows = Cooperative.objects.filter(keyed | corrected | numbered)
        files = list(rows.lock() if lock else rows.order_by("pk"))
        # After the lock: whoever claims a file holds the same lock while becoming its member.
        pks = [file.pk for file in files]
        self.looked_after = set(
            Membership.objects.filter(cooperative__in=pks).values_list("cooperative_id", flat=True)
        )
        self.said = _last_said(pks)
        self.blank = Cooperative()  # what a new file begins with; made once, it is slow to make
        self.by_key, self.by_ice = defaultdict(list), defaultdict(list)
        self.by_corrected_key = defaultdict(list)
        for file in files:
            self.by_key[file.register_key].append(file)
            self.by_corrected_key[file.corrected_key].append(file)
            self.by_ice[file.ice].append(file)

    def judge(self, entry: Entry) -> Judgement:
        """What `entry` would do."""
        file, problem = self._find(entry)
        if problem:
            return Judgement(Outcome.REFUSE, file, problems=(problem,))
        if file is None:
            return _fits(self.blank, entry.values, Judgement(Outcome.CREATE))
        changes = {
            name: [before, after]
            for name, after in entry.values.items()
            if (before := plain(file, name)) != after
            and self.said.get(file.pk, {}).get(name) != after
        }
        if not changes:
            return Judgement(Outcome.SAME, file)
        if file.pk in self.looked_after or file.status != Status.DRAFT:
            return Judgement(Outcome.KEEP, file, changes, (Problem(problems.OWNED),))
        return _fits(file, entry.values, Judgement(Outcome.CHANGE, file, changes))

    def _find(self, entry: Entry) -> tuple[Cooperative | None, Problem | None]:
        """The one file that a row means, or why there is not one."""
        named = self._named(entry.key) if entry.key else []
        same_ice = _own_first(self.by_ice.get(entry.ice, [])) if entry.ice else []
        if named:
            others = [file for file in same_ice if file not in named]
            if others:
                return named[0], _other(others)
            return named[0], None
        # The register may know a file by an ICE that its owner has corrected.
        if entry.ice and not same_ice:
            same_ice = _own_first(self.by_key.get(ice_key(entry.ice), []))
        numbered = [file for file in same_ice if file.registration_number and file.tribunal]
        if entry.key and numbered:  # another number under this ICE: one of the two is wrong
            return numbered[0], _other(numbered)
        if len(same_ice) > 1:
            codes = ", ".join(file.code for file in same_ice)
            return None, Problem(problems.SEVERAL_FILES, {"codes": codes}, "ice")
        return (same_ice[0] if same_ice else None), None

    def _named(self, key: str) -> list[Cooperative]:
        """Files with this court and number. What the register calls so is before corrections."""
        found = self.by_key.get(key, [])
        if all(file.from_register_at is None for file in found):
            found = [*found, *self.by_corrected_key.get(key, [])]
        return _own_first(found)


def plain(cooperative: Cooperative, name: str) -> str | int:
    """A field as rows write it; empty where nothing is known."""
    if name in ("province", "sector"):
        return getattr(cooperative, f"{name}_id") or ""
    value = getattr(cooperative, name)
    if name == "phone":
        return str(value or "")
    return "" if value is None else value


def write(cooperative: Cooperative, name: str, value: str | int) -> None:
    """Set a field to what a row says of it."""
    attribute = f"{name}_id" if name in ("province", "sector") else name
    setattr(cooperative, attribute, value)


def _last_said(pks: list[int]) -> dict[int, dict]:
    """What the register said last of each field of a file, in rows that changed it.

    What the office corrected since is not taken back by the same words.
    """
    rows = RegisterRow.objects.filter(cooperative__in=pks, applied_at__isnull=False)
    said = defaultdict(dict)
    for pk, values in rows.order_by("applied_at", "pk").values_list("cooperative_id", "values"):
        said[pk].update(values)
    return said


def _fits(file: Cooperative, values: dict, judgement: Judgement) -> Judgement:
    """The judgement, unless the numbers of members would contradict each other."""
    women, men, young, disabled = (values.get(name, getattr(file, name)) for name in COUNTS)
    if max(young, disabled) <= women + men:
        return judgement
    problem = Problem(MembersDoNotAddUp.sentence, field="young")
    return Judgement(Outcome.REFUSE, judgement.cooperative, problems=(problem,))


def _own_first(files: list[Cooperative]) -> list[Cooperative]:
    """The register's own file before those that people began by themselves."""
    return sorted(files, key=lambda file: (file.from_register_at is None, file.pk))


def _other(files: list[Cooperative]) -> Problem:
    return Problem(problems.OTHER_ICE, {"code": files[0].code}, "ice")
