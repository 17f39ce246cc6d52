"""Beside a live return: what differs, field by field, and what cannot be read is refused."""

import pytest

from tcplan.domain.plan import Plan
from tcplan.errors import WrongUseError
from tcplan.exchange.live_csv import parsed
from tcplan.views.papers.at_csv import AtView
from tcplan.views.papers.at_differences import Difference
from tests.builders import amended, robin
from tests.tcplan.views.papers.test_at_csv import on_leave, sample, seen


def differences(view: AtView) -> list[tuple[str, str | None, str, str | None, str | None]]:
    """What differs, in short."""
    assert view.compared is not None
    return [
        (one.person, one.field, one.kind, one.plan, one.live) for one in view.compared.differences
    ]


def one(plan: Plan, live: str, **settings: str) -> Difference:
    """The only difference from a live return of Robin's row."""
    view = seen(plan, live.encode(), **settings)
    assert view.compared is not None
    (found,) = view.compared.differences
    return found


def test_a_return_that_says_the_same_differs_in_nothing() -> None:
    """Codes, labels, days of both ways of writing and yes or no are read as what they mean."""
    live = (
        "Local identifier,Ward security,Clinically ready for discharge since,"
        "Delay attributed to,Reason for delay,Out of area,Ward or unit\n"
        "p-014,General,14/07/2026,4,09,N, lapwing  WARD \n"
    )
    view = sample(live=parsed(live.encode(), "live.csv"))
    assert view.compared is not None

    assert [] == [d for d in view.compared.differences if d.person == "P-014"]
    assert 1 == view.compared.matched


def test_what_differs_is_told_field_by_field() -> None:
    """A field with two values shows both, with the row of the live return."""
    live = "Local identifier,Ward security,Reason for delay\nP-014,Low secure,18\n"
    view = sample(live=parsed(live.encode(), "live.csv"))
    mine = [row for row in differences(view) if row[0] == "P-014"]

    assert [
        (
            "P-014", "Reason for delay", "differs",
            "09 (Awaiting commencement of care package in usual or temporary place of residence)",
            "18 (Housing - Awaiting supported accommodation)",
        ),
        ("P-014", "Ward security", "differs", "general (General)", "low (Low secure)"),
    ] == mine  # fmt: skip
    assert view.compared is not None
    assert {2} == {one.row for one in view.compared.differences if one.person == "P-014"}


def test_what_one_side_alone_records_is_told_as_such() -> None:
    """An empty cell beside a value is a difference, and says on which side it is empty."""
    only_plan = one(robin(), "Local identifier,Ward or unit\nP-001,\n")
    bare = amended(robin(), robin().spells[0].id, clinically_ready=None, delays=())
    only_live = one(
        bare, "Local identifier,Clinically ready for discharge since\nP-001,2026-10-01\n"
    )

    assert ("recorded in the plan only", None) == (only_plan.kind, only_plan.live)
    assert ("recorded in the live return only", None, "2026-10-01") == (
        only_live.kind,
        only_live.plan,
        only_live.live,
    )


def test_a_code_that_no_list_has_is_a_difference_and_no_guess() -> None:
    """A code of the return that tcplan does not know is shown as it stands there."""
    found = one(robin(), "Local identifier,Legal status\nP-001,38\n")

    assert ("the live return has what is no code of the plan's list", "38") == (
        found.kind,
        found.live,
    )


def test_rows_that_stand_on_one_side_only_are_told() -> None:
    """Somebody missing in the return, somebody at home, and somebody unknown, each with why."""
    live = "Local identifier,Ward or unit\nP-014,Lapwing ward\nP-102,Keel ward\nX-999,Fern\n"
    view = sample(live=parsed(live.encode(), "live.csv"))
    assert view.compared is not None
    whole = {d.person: d for d in view.compared.differences if d.field is None}

    assert {"P-102", "x-999"} == {d.person for d in whole.values() if d.row is not None}
    at_home = "the plan has the person in no hospital since 20 November 2026; now: Own tenancy"
    assert at_home == whole["P-102"].note
    assert "the plan has nobody of this identifier" == whole["x-999"].note
    assert "no row in the live return" == whole["P-007"].kind
    assert whole["P-005"].note is not None
    assert "reports it in a return of its own" in whole["P-005"].note
    assert whole["P-007"].note is None


def test_whoever_is_left_out_here_and_stands_in_the_return_is_told() -> None:
    """Somebody on extended leave who stands in the return is a difference, with the reason."""
    found = one(on_leave("28"), "Local identifier\nP-001\n")

    assert found.note is not None
    assert found.note.startswith("left out here: on extended section 17 leave")


def test_columns_that_were_not_compared_are_named() -> None:
    """Nothing is passed over in silence: unknown columns and missing fields are listed."""
    view = seen(robin(), b"Local identifier,NHS number\nP-001,x\n")
    assert view.compared is not None

    assert (("NHS number",), ()) == (view.compared.not_compared, view.compared.fields)
    assert "Ward security" in view.compared.not_there


def test_the_return_may_call_fields_otherwise() -> None:
    """What the return calls its columns can be said, once for each."""
    found = one(robin(), "Our id,Bed\nP-001,Elm\n", headings="person=our ID; ward = Bed")

    assert ("Ward or unit", "Elm") == (found.field, found.live)


@pytest.mark.parametrize(
    ("live", "settings", "words"),
    [
        (b"Ward\nx\n", "", 'has no column "Local identifier"; rows are found by the id'),
        (b"Id\nP-001\n", "person=Nr", 'has no column "Nr"'),
        (b"Id\nP-001\n", "nobody=Nr", "is no FIELD=NAME; FIELD is one of person, born"),
        (b"Local identifier,Ward or unit\n,x\n", "", 'row 2: "Local identifier" is empty'),
        (b"Local identifier\nP-001\np-001\n", "", "rows 2 and 3 are of one person"),
        (
            b"Local identifier,Delay since\nP-001,31/02/2026\n", "",
            'row 2, "Delay since": a day such as 2026-11-22 or 22/11/2026, or nothing',
        ),
        (
            b"Local identifier,Length of stay in days\nP-001,-4\n", "",
            'row 2, "Length of stay in days": a whole number, or nothing',
        ),
        (
            b"Local identifier,Out of area\nP-001,perhaps\n", "",
            'row 2, "Out of area": yes or no, or nothing',
        ),
    ],
    ids=["no id", "no column", "no field", "id empty", "twice", "day", "number", "yes-no"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_its_place(
    live: bytes, settings: str, words: str
) -> None:
    """One sentence names row and column and what was expected, and nothing is compared."""
    with pytest.raises(WrongUseError) as found:
        seen(robin(), live, headings=settings)

    assert words in str(found.value)


def test_a_cell_that_cannot_be_read_is_not_repeated() -> None:
    """What stands in a cell is somebody's record, and stands in no error."""
    with pytest.raises(WrongUseError) as found:
        seen(robin(), b"Local identifier,Delay since\nP-001,Robin fell\n")

    assert "Robin" not in str(found.value)


def test_many_faults_are_counted() -> None:
    """The first three places are named, and how many more there are."""
    live = "Local identifier,Delay since,Born\n" + "".join(f"P-{n:03},x,y\n" for n in range(5))
    with pytest.raises(WrongUseError, match="and 2 more"):
        seen(robin(), live.encode())
