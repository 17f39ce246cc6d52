"""Random valid plans, and random damage to their files."""
# ruff: noqa: ANN401  (values of any annotation)

import copy
import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, get_args, get_origin

import attrs
from hypothesis import strategies as st

from tcplan.domain.codelists import code_list
from tcplan.domain.fields import FIRST_DAY, LAST_DAY, Between, Coded, Pattern, RefTo, Slug, Words
from tcplan.domain.fields import is_optional as may_be_none
from tcplan.domain.integrity import NESTED_KINDS, leaves
from tcplan.domain.plan import COLLECTIONS, About, Plan
from tcplan.errors import InvalidValueError
from tests.builders import least

Draw = Callable[[st.SearchStrategy[Any]], Any]
Ids = Mapping[str, Sequence[str]]

COUNT = st.integers(1, 2)
ALWAYS = ("individuals", "agencies", "places")
"""Kinds that others must name, so that every plan has one of them."""
NOISE = (
    "[B]",
    "=1+1",
    "O'Neill",
    "<script>",
    "\x1b]0;x\x07",
    "\x9b2J",
    "\u202e",
    "\u2028",
    "é",
    "👩‍🦽",
)
TEXT = st.one_of(
    st.sampled_from(NOISE),
    st.text(st.characters(exclude_characters="\0\n", exclude_categories=["Cs"]), min_size=1),
).filter(str.strip)
DAYS = st.dates(FIRST_DAY, LAST_DAY)
JUNK = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-3, 2**60),
        st.floats(),
        st.sampled_from(["", "oak", "P-001", "2026-02-30", "2026-11-22", "24:00", "any", *NOISE]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def plans(draw: Draw) -> Plan:
    """A small valid plan with entities of some kinds and every field sometimes filled."""
    chosen = draw(st.sets(st.sampled_from(list(COLLECTIONS)), max_size=6))
    counts = {n: draw(COUNT) if n in chosen else int(n in ALWAYS) for n in COLLECTIONS}
    ids: dict[str, list[str]] = {n: [f"{n}-{at}" for at in range(counts[n])] for n in COLLECTIONS}
    ids |= {"individuals": ["P-001"], "agencies": ["icb"]}
    ids |= {
        kind: [f"{kind}-{parent}" for parent in ids[n]] for kind, (n, _) in NESTED_KINDS.items()
    }
    collections = {
        name: tuple(_entity(draw, name, own, ids) for own in ids[name]) for name in COLLECTIONS
    }
    return Plan(about=_record(draw, About, ids), **collections | _without_kin(collections))


def _without_kin(collections: Mapping[str, Any]) -> dict[str, Any]:
    """Teams and places without a figure or number, because the one agency may be family."""
    bare = {
        name: tuple(attrs.evolve(thing, out_of_service=None) for thing in collections[name])
        for name in ("teams", "places")
    }
    bare["teams"] = tuple(attrs.evolve(one, telephone=None) for one in bare["teams"])
    return bare


def _entity(draw: Draw, name: str, own: str, ids: Ids) -> Any:
    nested: dict[str, Any] = {}
    for kind, (parent, field) in NESTED_KINDS.items():
        if parent == name:
            cls: Any = COLLECTIONS[name]
            item = get_args(attrs.fields_dict(cls)[field].type)[0]
            nested[field] = (_record(draw, item, ids, id=f"{kind}-{own}"),)
    # A control requires only controls before it, so that no loop arises.
    before = {**ids, "controls": [c for c in ids["controls"] if name != "controls" or c < own]}
    return _record(draw, COLLECTIONS[name], before, id=own, **nested)


def _record(draw: Draw, cls: Any, ids: Ids, **fixed: Any) -> Any:
    given = {}
    for field in attrs.fields(cls):
        if field.name in fixed:
            continue
        if field.default is attrs.NOTHING or draw(st.booleans()):
            given[field.name] = _value(draw, field.type, ids)
    return _repaired(cls, {n: v for n, v in given.items() if v is not _NOTHING} | fixed)


def _repaired(cls: Any, given: dict[str, Any]) -> Any:
    """The record, without those of the drawn values that contradict one another."""
    while True:
        try:
            return least(cls, **given)
        except InvalidValueError as error:
            told = {re.split(r"[.\[]", problem.path)[0] for problem in error.problems}
            wrong = (told & given.keys()) - {"id", "individual"}
            # What the error names may stand against a default; then only who and what stay.
            wrong = wrong or {name for name in given if not _names_something(cls, name)}
            wrong = wrong or {"source"}
            given = {name: value for name, value in given.items() if name not in wrong}


def _names_something(cls: Any, name: str) -> bool:
    found = [*leaves(attrs.fields_dict(cls)[name].type)]
    rules = [rule for leaf in found for rule in getattr(leaf, "__metadata__", ())]
    return any(map(attrs.has, found)) or any(isinstance(rule, Slug) for rule in rules)


_NOTHING = object()
"""There is nothing that the field could name."""


def _value(draw: Draw, kind: Any, ids: Ids) -> Any:
    if may_be_none(kind):
        (kind,) = [part for part in get_args(kind) if part is not type(None)]
    if get_origin(kind) is tuple:
        items = [_value(draw, get_args(kind)[0], ids) for _ in range(draw(COUNT) - 1)]
        return tuple(item for item in items if item is not _NOTHING)
    if get_origin(kind) is Annotated:
        return _ruled(draw, kind.__metadata__[0], ids)
    if kind is dt.date:
        return draw(DAYS)
    if kind is dt.datetime:
        return dt.datetime.combine(draw(DAYS), draw(st.times()))
    return draw(st.booleans()) if kind is bool else _record(draw, kind, ids)


def _ruled(draw: Draw, rule: Any, ids: Ids) -> Any:
    if isinstance(rule, RefTo):
        known = [i for k in (rule.kinds if rule.kinds != ("*",) else ids) for i in ids.get(k, ())]
        return draw(st.sampled_from(known)) if known else _NOTHING
    return draw(_plain(rule))


@cache
def _plain(rule: Any) -> st.SearchStrategy[Any]:
    if isinstance(rule, Words):
        return TEXT.map(lambda text: (f"{text}\n{text}" if rule.lines else text)[: rule.longest])
    if isinstance(rule, Coded):
        return st.sampled_from(list(code_list(rule.list_name).codes))
    if isinstance(rule, Between):
        return st.integers(rule.least, rule.most)
    if isinstance(rule, Pattern):
        shapes = ["1991-04", "2009-12-31", "00:00", "07:30", "23:59", "24:00", "01632 960 1"]
        return st.sampled_from([shape for shape in shapes if rule.holds(shape)])
    assert isinstance(rule, Slug)
    return st.uuids().map(str)


@st.composite
def damaged(draw: Draw, tree: Any) -> Any:
    """The tree of a plan file with one to four places deleted, replaced, doubled or added to."""
    tree = copy.deepcopy(tree)
    for _ in range(draw(st.integers(1, 4))):
        _damage(draw, tree)
    return tree


def _damage(draw: Draw, tree: Any) -> None:
    place = tree
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        inside = place[key]
        if not isinstance(inside, dict | list) or draw(st.integers(0, 3)) == 0:
            break
        place = inside
    how = draw(st.sampled_from(["delete", "replace", "borrow", "insert"]))
    if how == "delete":
        del place[key]
    elif how == "insert" and isinstance(place, list):
        place.insert(0, copy.deepcopy(inside))
    elif how == "insert":
        place[draw(TEXT)] = copy.deepcopy(inside)
    else:
        place[key] = (
            draw(JUNK) if how == "replace" else copy.deepcopy(place[draw(st.sampled_from(keys))])
        )
