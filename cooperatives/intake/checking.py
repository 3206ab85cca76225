"""The dry run: what each row of a file would do, written down and nothing else."""

from cooperatives.intake import problems
from cooperatives.intake.judging import Files, Judgement
from cooperatives.intake.problems import Problem
from cooperatives.intake.rows import ReadRow
from cooperatives.models import Outcome, RegisterImport, RegisterRow
from coopstore.core.text import clean_line


def check_rows(source: RegisterImport, read: list[ReadRow]) -> None:
    """Judge some rows of a file, in their order, after all rows before them."""
    _refuse_repeated(source, read)
    files = Files(row.entry for row in read if not row.problems)
    RegisterRow.objects.bulk_create(_written(source, row, files) for row in read)


def _written(source: RegisterImport, row: ReadRow, files: Files) -> RegisterRow:
    if row.problems:
        judgement = Judgement(Outcome.REFUSE, problems=tuple(row.problems))
    else:
        judgement = files.judge(row.entry)
    refused = judgement.outcome == Outcome.REFUSE
    return RegisterRow(
        source=source,
        number=row.number,
        outcome=judgement.outcome,
        register_key=row.free_key,
        ice=row.free_ice,
        values={name: clean_line(text) for name, text in row.cells.items()}
        if refused
        else row.values,
        changes=judgement.changes,
        problems=[problem.to_store() for problem in judgement.problems],
        cooperative=judgement.cooperative,
    )


def _refuse_repeated(source: RegisterImport, read: list[ReadRow]) -> None:
    """A row that names what an earlier row named is refused, with the number of that row."""
    keys = _earlier(source, "register_key", {row.entry.own_key for row in read})
    ices = _earlier(source, "ice", {row.entry.ice for row in read})
    for row in read:
        key, ice = row.entry.own_key, row.entry.ice
        if key in keys:
            row.problems.append(
                Problem(problems.TWICE_NUMBER, {"row": keys[key]}, "registration_number")
                if row.entry.key
                else Problem(problems.TWICE_ICE, {"row": keys[key]}, "ice")
            )
        elif ice in ices:
            row.problems.append(Problem(problems.TWICE_ICE, {"row": ices[ice]}, "ice"))
        row.free_key = "" if key in keys else key
        row.free_ice = "" if ice in ices else ice
        if key:
            keys.setdefault(key, row.number)
        if ice:
            ices.setdefault(ice, row.number)


def _earlier(source: RegisterImport, name: str, values: set[str]) -> dict[str, int]:
    """Rows of this file by key or ICE, those that have one of `values`."""
    rows = source.rows.filter(**{f"{name}__in": values - {""}}).exclude(**{name: ""})
    return dict(rows.values_list(name, "number"))
