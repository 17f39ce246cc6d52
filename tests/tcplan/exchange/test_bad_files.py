"""Bad plan files made by hand: every slip is told at its place, all in one go, none invented."""

import copy
import json
import traceback

import pytest

from tcplan.domain.plan import COLLECTIONS
from tcplan.errors import PlanInvalidError, PlanUnreadableError
from tcplan.exchange import strict_json
from tcplan.exchange.plan_json import parse
from tcplan.exchange.strict_json import MOST_PROBLEMS
from tests.tcplan.exchange.slips import TEXT, Slip, drop, put, refused, robin_tree, slipped

DOUBTFUL = [
    ('"version": NaN,', "about.version", "NaN", "a number"),
    ('"note": NaN,', "about.note", "NaN", "a number"),
    ('"version": -Infinity,', "about.version", "-Infinity", "a number"),
    ('"version": -0,', "about.version", "-0", "0 without a sign"),
    ('"version": -0.0,', "about.version", "-0.0", "0 without a sign"),
    ('"version": 1e999,', "about.version", "1e999", "a number of usual size"),
    ('"version": 9007199254740993,', "about.version", "9007199254740993", "a whole number between"),
    (f'"version": {"9" * 5000},', "about.version", "9" * 79 + "…", "a whole number between"),
    ('"version": 1, "version": 2,', "about.version", "1", "this key once; later it is 2"),
    (
        '"note": "a\\u0000b",',
        "about.note",
        '"a<U+0000>b"',
        "text without NUL and lone surrogates",
    ),
    (
        '"a\\u0000b": 1,',
        'about["a<U+0000>b"]',
        '"a<U+0000>b"',
        "text without NUL and lone surrogates",
    ),
]


@pytest.mark.parametrize(("line", "path", "value", "expected"), DOUBTFUL)
def test_what_json_lets_slip_is_told(line: str, path: str, value: str, expected: str) -> None:
    """A doubled key or a number that is none is refused, never read as something else."""
    found = refused(TEXT.replace('"title"', f'{line} "title"', 1))

    assert (path, value) == (found[0].path, found[0].value)
    assert found[0].expected.startswith(expected)


def test_the_same_key_three_times_is_told_twice() -> None:
    """All of a repeated line is shown, so that the right one can be kept."""
    text = TEXT.replace(
        '"state": "tested"', '"state": "agreed", "state": "failed", "state": "tested"'
    )

    assert [
        ("controls[0].state", '"agreed"', 'this key once; later it is "tested"'),
        ("controls[0].state", '"failed"', 'this key once; later it is "tested"'),
    ] == [(p.path, p.value, p.expected) for p in refused(text)]


def test_what_is_wrong_under_a_doubled_key_is_told_too() -> None:
    """Both of two equal keys are looked through, so that nothing turns up only afterwards."""
    text = TEXT.replace('"agencies": [', '"agencies": [{"id": NaN}], "agencies": [', 1)

    assert {"agencies", "agencies (earlier)[0].id"} == {p.path for p in refused(text)}


def test_twenty_slips_of_twenty_kinds_are_told_together() -> None:
    """Whoever writes a plan by hand corrects it once, not twenty times."""
    slips: dict[str, Slip] = {
        "about.recorded_on": put("2026-02-30", "about", "recorded_on"),
        "about.synthetic": put(1, "about", "synthetic"),
        "about.holder": put("nobody", "about", "holder"),
        "individuals[0].born": put(1991, "individuals", 0, "born"),
        "individuals[0].diagnosis": put("sad", "individuals", 0, "diagnosis"),
        "agencies[1].id": put("icb", "agencies", 1, "id"),
        "agencies[2].capacity_hours": put(2.5, "agencies", 2, "capacity_hours"),
        "agencies[3].name": put(" ", "agencies", 3, "name"),
        "agencies[4].depends_on": put({"on": "grove"}, "agencies", 4, "depends_on"),
        "teams[0].opening[0].end": put("07:00", "teams", 0, "opening", 0, "end"),
        "ties[3].end": put("2020-01-01", "ties", 3, "end"),
        "ties[0].tie_strength": put("strong", "ties", 0, "tie_strength"),
        "spells[0].security": drop("spells", 0, "security"),
        "risks[0].early_warning_signs[0].respond_within": put(
            -5, "risks", 0, "early_warning_signs", 0, "respond_within"
        ),
        "risks[0].threats[1].id": put("t-unnoticed", "risks", 0, "threats", 1, "id"),
        "controls[0].prevents[0]": put("r-pain", "controls", 0, "prevents", 0),
        "controls[1].requires": put(["c-trust"], "controls", 1, "requires"),
        "controls[3].delivery": put(None, "controls", 3, "delivery"),
        "controls[4].hours": put([], "controls", 4, "hours"),
        "controls[5].evidence[0]": put("seen", "controls", 5, "evidence", 0),
        "transitions[0].gates[0].decided_by": put("met", "transitions", 0, "gates", 0, "decision"),
        "rules": put("none", "rules"),
        "riscs": put([], "riscs"),
    }
    tree = robin_tree()
    tree["ties"][3]["start"] = "2025-01-01"
    for slip in slips.values():
        slip(tree)
    text = json.dumps(tree).replace('"title"', '"version": NaN, "title"', 1)

    # Two ids are gone with what named them, and one gate alone is undecided in three ways.
    told = [problem.path for problem in refused(text)]
    further = {
        "about.version",
        "teams[0].agency",
        "controls[2].prevents[0]",
        "transitions[0].gates[0].decided_on",
        "transitions[0].gates[0].evidence",
    }

    assert set(slips) | further == set(told)


def test_problems_stand_in_the_order_of_the_file() -> None:
    """A reader goes through the file once from top to bottom."""
    told = slipped(
        lambda tree: (
            put("x", "controls", 5, "start")(tree),
            put("x", "controls", 3, "deputy")(tree),
            put("x", "agencies", 7, "kind")(tree),
            put("x", "about", "title2")(tree),
        )
    )

    assert ["about.title2", "agencies[7].kind", "controls[3].deputy", "controls[5].start"] == [
        problem.path for problem in told
    ]


def test_an_entity_that_cannot_be_read_hides_nothing_about_itself() -> None:
    """A control with a wrong state still has its unknown deputy told."""
    told = slipped(
        lambda tree: (
            put(1, "controls", 0, "state")(tree),
            put("no", "controls", 0, "deputy")(tree),
        )
    )

    assert ["controls[0].state", "controls[0].deputy"] == [problem.path for problem in told]


@pytest.mark.parametrize(
    "slip",
    [
        put("providr", "agencies", 4, "kind"),
        lambda tree: tree.update(agences=tree.pop("agencies")),
        lambda tree: tree["agencies"][4].update(naame=tree["agencies"][4].pop("name")),
        lambda tree: tree.update(agencies=[tree["agencies"]]),
        put([], "risks", 0, "threats", 0, "text"),
        lambda tree: tree["risks"][0].update(threts=tree["risks"][0].pop("threats")),
    ],
)
def test_an_id_that_stands_in_the_file_is_never_called_unknown(slip: Slip) -> None:
    """One bad agency does not make every control that names it look wrong."""
    told = slipped(slip)

    assert [] == [p for p in told if p.expected.startswith("the id of")]
    assert 1 <= len(told) <= len(("the misspelt key", "the key that is missing then"))


def test_an_id_under_a_doubled_key_is_not_called_unknown() -> None:
    """When two lists of agencies stand in a file, what either names is there."""
    text = TEXT.replace('"agencies": [', '"agencies": [], "agencies": [', 1)
    other = TEXT.replace('"teams": [', '"agencies": [], "teams": [', 1)

    assert ["agencies"] == [problem.path for problem in refused(text)]
    assert ["agencies"] == [problem.path for problem in refused(other)]


@pytest.mark.parametrize("name", COLLECTIONS)
def test_every_collection_refuses_what_is_no_entity(name: str) -> None:
    """No kind of entity lets a word stand where a record is wanted."""
    tree = robin_tree() | {name: ["word", {"unknown": 1}]}

    paths = {problem.path for problem in refused(json.dumps(tree))}

    assert {f"{name}[0]", f"{name}[1].unknown", f"{name}[1].id", f"{name}[1].source"} <= paths


@pytest.mark.parametrize(
    ("version", "shown"),
    [
        ("2", "2"),
        ('"1"', '"1"'),
        ("1.0", "1.0"),
        ("true", "true"),
        ("null", "nothing"),
        ("[1]", "a"),
    ],
)
def test_another_version_is_refused_with_the_versions_that_are_read(
    version: str, shown: str
) -> None:
    """A file of a later program is not half understood."""
    with pytest.raises(PlanUnreadableError, match="format 1 is read") as caught:
        parse(f'{{"format": {version}, "about": {{}}}}'.encode(), "later.plan.json")

    assert str(caught.value).startswith(f'"later.plan.json" has {shown}')


@pytest.mark.parametrize("text", ["[]", "null", '"plan"', "3", "NaN"])
def test_a_file_that_holds_no_object_is_no_plan(text: str) -> None:
    """JSON of another kind is refused in one sentence."""
    with pytest.raises(PlanUnreadableError, match="is no plan file: it holds"):
        parse(text.encode())


def test_an_error_says_nothing_about_what_was_right() -> None:
    """The report of a slip shows no name or words of a person beside the value that is wrong."""
    tree = robin_tree()
    tree["individuals"][0] |= {"preferred_name": "Secretname", "what_matters": "Secretwords"}
    tree["individuals"][0]["born"] = "wrong"

    try:
        parse(json.dumps(tree).encode())
    except PlanInvalidError as error:
        report = "".join(traceback.format_exception(error))
    assert "individuals[0].born" in report
    assert "Secret" not in report


def test_a_plan_full_of_slips_is_told_in_part_and_says_so() -> None:
    """A list of ten thousand problems ends with the word that there are more."""
    tree = robin_tree()
    tree["ties"] = [copy.copy({"id": 1}) for _ in range(MOST_PROBLEMS)]

    told = refused(json.dumps(tree))

    assert (MOST_PROBLEMS + 1, "10000 problems and more") == (len(told), told[-1].value)


def test_a_list_of_nonsense_is_refused_soon() -> None:
    """A hostile file cannot keep the program busy with listing what is wrong in it."""
    text = TEXT.replace('"ties": [', f'"ties": [{"NaN," * 50_000}', 1)

    assert MOST_PROBLEMS + 1 == len(refused(text))


def test_a_tree_without_anything_strange_has_no_problems() -> None:
    """The strict reader adds nothing to a good file, accents and emoji included."""
    tree = strict_json.parse('{"a": ["\\ud83d\\ude00 é", 0, 1.5, true, null]}'.encode(), "x")

    assert (strict_json.Tree({"a": ["😀 é", 0, 1.5, True, None]})) == tree


@pytest.mark.parametrize(
    "line", ['"recorded_on": "2026-11-22"', '"holder": "icb"', '"synthetic": true']
)
def test_nonsense_is_told_once_whatever_the_field_is_for(line: str) -> None:
    """A number that is none, in the place of a date, an id or a tick, is one problem."""
    key = line.partition(":")[0]

    told = refused(TEXT.replace(line, f"{key}: Infinity", 1))

    assert [(f"about.{key[1:-1]}", "Infinity", "a number")] == [
        (p.path, p.value, p.expected) for p in told
    ]
