"""Field by field beside the live return: what differs, and what stands on one side only.

A cell is read as its field is: a day, a number, yes or no, a code or its label. What cannot be read
so is refused with its row and column; a code that the plan's list does not have is a difference.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from tcplan.domain.codelists import code_list
from tcplan.errors import WrongUseError, shown
from tcplan.views.papers.at_cells import EXPECTED, folded, read_cell, said
from tcplan.views.papers.at_fields import BY_KEY, FIELDS, PARTED, Field, Value
from tcplan.views.papers.live_return import LiveReturn, LiveRow

PERSON = BY_KEY["person"]
_TOLD = 3
DIFFERS = "differs"
ONLY_PLAN = "recorded in the plan only"
ONLY_LIVE = "recorded in the live return only"
NO_CODE = "the live return has what is no code of the plan's list"
ROW_PLAN = "no row in the live return"
ROW_LIVE = "no row in these fields"
_ROW, _NO_ROW = "a row", "no row"


@attrs.frozen(kw_only=True)
class Difference:
    """One thing that is not the same on both sides."""

    person: str
    """The local identifier, as it stands on the side that has it."""
    row: int | None
    """Row of the live return; None where it has none."""
    field: str | None
    """Heading of the field; None for a whole row."""
    kind: str
    plan: str | None
    live: str | None
    note: str | None


@attrs.frozen(kw_only=True)
class Compared:
    """What became of the comparison with a live return."""

    file: str
    rows: int
    """Rows of the live return."""
    matched: int
    """Rows that stand on both sides."""
    fields: tuple[str, ...]
    """Headings that were compared."""
    not_compared: tuple[str, ...]
    """Headings of the live return that are none of these fields."""
    not_there: tuple[str, ...]
    """Fields of the plan that the live return has no heading for."""
    differences: tuple[Difference, ...]


@attrs.frozen
class Ours:
    """One row of the plan: its values by the key of their field, and what to say if it is alone."""

    person: str
    values: Mapping[str, Value]
    note: str | None


def compare(
    live: LiveReturn,
    ours: Sequence[Ours],
    elsewhere: Mapping[str, str],
    called: Mapping[str, str],
) -> Compared:
    """Compare a live return with rows of the plan, found by the local identifier.

    ``elsewhere`` says of people of the plan who have no row why they have none; ``called`` is what
    the live return calls a field, by its key. Raises ``WrongUseError`` for a cell that cannot be
    read, naming row and column, for a missing identifier, and for two rows of one person.
    Complexity: linear in cells.
    """
    headings = _headings(live, called)
    if PERSON.key not in headings:
        raise WrongUseError(
            f"{shown(live.file)} has no column {shown(called.get(PERSON.key, PERSON.heading))}; "
            "rows are found by the id that a person has in the plan, so add such a column, or say "
            "what it is called in the setting headings: person=NAME."
        )
    theirs = _by_person(live, headings[PERSON.key])
    read = _read(live, headings)
    known = {one.person.casefold(): one for one in ours}
    found = [*_rows(theirs, known, elsewhere)]
    for key, row in theirs.items():
        if key in known:
            found += _fields(known[key], row, read[row.number])
    return Compared(
        file=live.file,
        rows=len(live.rows),
        matched=len(theirs.keys() & known.keys()),
        fields=tuple(BY_KEY[key].heading for key in headings if key != PERSON.key),
        not_compared=tuple(h for h in live.headings if h not in headings.values()),
        not_there=tuple(one.heading for one in FIELDS if one.key not in headings),
        differences=tuple(sorted(found, key=_order)),
    )


def _order(one: Difference) -> tuple[str, str]:
    return (one.person, one.field or "")


def _headings(live: LiveReturn, called: Mapping[str, str]) -> dict[str, str]:
    """Key of each field to its heading in the live return, as it stands there."""
    there = {folded(heading): heading for heading in live.headings}
    found = {}
    for field in FIELDS:
        wanted = called.get(field.key, field.heading)
        heading = there.get(folded(wanted))
        if heading is None and field.key in called:
            raise WrongUseError(f"{shown(live.file)} has no column {shown(wanted)}.")
        if heading is not None:
            found[field.key] = heading
    return found


def _by_person(live: LiveReturn, heading: str) -> dict[str, LiveRow]:
    found: dict[str, LiveRow] = {}
    for row in live.rows:
        name = row.cells[heading].casefold()
        if not name:
            raise WrongUseError(
                f"{shown(live.file)}, row {row.number}: {shown(heading)} is empty; the id that the "
                "person has in the plan was expected."
            )
        if name in found:
            raise WrongUseError(
                f"{shown(live.file)}: rows {found[name].number} and {row.number} are of one "
                "person; export the records that are open, one row a person."
            )
        found[name] = row
    return found


def _read(live: LiveReturn, headings: Mapping[str, str]) -> dict[int, dict[str, Value]]:
    """Every cell read as its field is; raises with the first places that cannot be."""
    found: dict[int, dict[str, Value]] = {}
    faults: list[str] = []
    for row in live.rows:
        values = found.setdefault(row.number, {})
        for key, heading in headings.items():
            field = BY_KEY[key]
            try:
                values[key] = read_cell(field, row.cells[heading])
            except ValueError:
                faults.append(f"row {row.number}, {shown(heading)}: {EXPECTED[field.kind]}")
    if faults:
        more = f"; and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        raise WrongUseError(
            f"{shown(live.file)} has cells that cannot be read, and nothing was compared. "
            f"Expected in {'; in '.join(faults[:_TOLD])}{more}."
        )
    return found


def _rows(
    theirs: Mapping[str, LiveRow], known: Mapping[str, Ours], elsewhere: Mapping[str, str]
) -> Iterator[Difference]:
    for key, one in known.items():
        if key not in theirs:
            yield Difference(
                person=one.person, row=None, field=None, kind=ROW_PLAN, plan=_ROW, live=_NO_ROW,
                note=one.note,
            )  # fmt: skip
    told = {name.casefold(): (name, why) for name, why in elsewhere.items()}
    for key, row in theirs.items():
        if key not in known:
            name, why = told.get(key, (key, "the plan has nobody of this identifier"))
            yield Difference(
                person=name, row=row.number, field=None, kind=ROW_LIVE, plan=_NO_ROW, live=_ROW,
                note=why,
            )  # fmt: skip


def _fields(ours: Ours, row: LiveRow, values: Mapping[str, Value]) -> Iterator[Difference]:
    for key, theirs in values.items():
        field, own = BY_KEY[key], ours.values[key]
        if field is PERSON or _same(field, own, theirs):
            continue
        yield Difference(
            person=ours.person,
            row=row.number,
            field=field.heading,
            kind=_kind(field, own, theirs),
            plan=said(field, own),
            live=said(field, theirs),
            note=None,
        )


def _same(field: Field, own: Value, theirs: Value) -> bool:
    if isinstance(own, str) and isinstance(theirs, str):
        if field.kind == "coded":
            return sorted(own.split(PARTED)) == sorted(theirs.split(PARTED))
        return folded(own) == folded(theirs)
    return own == theirs


def _kind(field: Field, own: Value, theirs: Value) -> str:
    if field.kind == "coded" and isinstance(theirs, str):
        known = code_list(field.codes or "").codes
        if any(part not in known for part in theirs.split(PARTED)):
            return NO_CODE
    if theirs is None:
        return ONLY_PLAN
    return ONLY_LIVE if own is None else DIFFERS
