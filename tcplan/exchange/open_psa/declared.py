"""Every gate, event and parameter of a file has one name, one line, and one place to be found.

A public name is known in the whole file; a private one in the fault tree or component that
declares it and in those within, and elsewhere by its path ("tree.component.name").
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import islice

import attrs

from tcplan.errors import TreeUnreadableError, shown
from tcplan.exchange.bounded_xml import Element, refused, shown_tag

Scope = tuple[str, ...]
"""The names of the fault tree and the components in which something stands."""

FREE_TEXT = frozenset({"label"})
"""Elements that hold words for people."""
_SAID = frozenset({"label", "attributes"})
_FOREIGN = ("xmlns", "xsi:", "xml:")
_TOLD = 5
_NAMES_LOOKED_AT = 2_000


class Kind(Enum):
    """What a declaration declares."""

    GATE = "gate"
    BASIC = "basic event"
    HOUSE = "house event"
    PARAMETER = "parameter"


_DECLARES = {
    "define-gate": Kind.GATE,
    "define-basic-event": Kind.BASIC,
    "define-house-event": Kind.HOUSE,
    "define-parameter": Kind.PARAMETER,
}
_DATA = frozenset({"define-basic-event", "define-house-event", "define-parameter"})
_WITHIN: Mapping[str, frozenset[str]] = {
    "opsa-mef": frozenset({"define-fault-tree", "model-data"}),
    "define-fault-tree": _DATA | {"define-gate", "define-component"},
    "define-component": _DATA | {"define-gate", "define-component"},
    "model-data": _DATA,
}


@attrs.frozen(eq=False)
class Declared:
    """Something that a file declares."""

    kind: Kind
    id: str
    """Its public name, or its path where it is private."""
    scope: Scope
    line: int
    content: Element | None
    """The formula of a gate, the expression of an event or parameter, the constant of a house
    event; None where there is none."""

    def words(self) -> str:
        """What it is and where, for an error."""
        return f"the {self.kind.value} {shown(self.id)} (line {self.line})"


@attrs.frozen
class Names:
    """Things of one file that must not share a name, and how they are found."""

    public: dict[str, Declared] = attrs.field(factory=dict)
    by_path: dict[str, Declared] = attrs.field(factory=dict)

    def find(self, name: str, scope: Scope) -> Declared | None:
        """What ``name`` means where it is written: the nearest around, else what is public."""
        for depth in range(len(scope), -1, -1):
            found = self.by_path.get(".".join((*scope[:depth], name)))
            if found is not None:
                return found
        return self.public.get(name)

    def __iter__(self) -> Iterator[Declared]:
        """All of them, in the order of the file."""
        return iter(self.by_path.values())

    def near(self, name: str) -> str:
        """A question that suggests what may have been meant, or nothing."""
        known = [one.id for one in islice(self, _NAMES_LOOKED_AT)]
        elsewhere = [one for one in known if one.endswith(f".{name}")]
        near = elsewhere[:2] or difflib.get_close_matches(name, known, n=2)
        return f"; did you mean {' or '.join(map(shown, near))}?" if near else ""


@attrs.frozen
class File:
    """What a file of fault trees declares."""

    name: str
    events: Names = attrs.field(factory=Names)
    """Gates, basic events and house events, which share their names."""
    parameters: Names = attrs.field(factory=Names)

    def refused(self, line: int, why: str) -> TreeUnreadableError:
        """The error that says what is wrong on a line."""
        return refused(self.name, line, why)

    def gates(self) -> list[Declared]:
        """The gates, in the order of the file."""
        return [one for one in self.events if one.kind is Kind.GATE]


def declared(root: Element, name: str) -> File:
    """What the elements under ``root`` declare in the file ``name``; raises as ``parse`` does."""
    file = File(name)
    if root.tag != "opsa-mef":
        raise file.refused(
            root.line,
            f"an Open-PSA file begins with <opsa-mef>, and this one with {shown_tag(root.tag)}",
        )
    _known_attributes(file, root, {"name"})
    trees: set[str] = set()
    for part in _contents(file, root):
        scope: Scope = ()
        if part.tag == "define-fault-tree":
            scope = (named(file, part, {"name"}),)
            if scope[0] in trees:
                raise file.refused(part.line, f"there are two fault trees {shown(scope[0])}")
            trees.add(scope[0])
        else:
            _known_attributes(file, part, {"name"})
        _declare_all(file, part, scope, private=False)
    return file


def named(file: File, element: Element, known: Iterable[str]) -> str:
    """The name that an element gives or refers to, whose other attributes must be ``known``."""
    _known_attributes(file, element, known)
    name = element.attributes.get("name", "").strip()
    if not name:
        raise file.refused(element.line, f"{shown_tag(element.tag)} has no name")
    if "." in name and element.tag.startswith("define-"):
        raise file.refused(
            element.line,
            f"the name {shown(name)} has a dot in it, and dots part the steps of a path",
        )
    return name


def _declare_all(file: File, container: Element, scope: Scope, *, private: bool) -> None:
    for part in _contents(file, container):
        if part.tag == "define-component":
            name = named(file, part, {"name", "role"})
            within = _is_private(file, part, otherwise=private)
            _declare_all(file, part, (*scope, name), private=within)
        else:
            _declare(file, part, scope, private=private)


def _declare(file: File, element: Element, scope: Scope, *, private: bool) -> None:
    kind = _DECLARES[element.tag]
    unit = {"unit"} if kind is Kind.PARAMETER else set()
    name = named(file, element, {"name", "role"} | unit)
    path = ".".join((*scope, name))
    # Outside every fault tree there is no container in which something could be private.
    private = _is_private(file, element, otherwise=private) and bool(scope)
    content = _content(file, element, kind)
    one = Declared(kind, path if private else name, scope, element.line, content)
    names = file.parameters if kind is Kind.PARAMETER else file.events
    taken = names.by_path.get(path) or (None if private else names.public.get(name))
    if taken is not None:
        raise file.refused(
            element.line, f"the {kind.value} {shown(name)} is declared again, after {taken.words()}"
        )
    names.by_path[path] = one
    if not private:
        names.public[name] = one


def _content(file: File, element: Element, kind: Kind) -> Element | None:
    parts = [part for part in element.parts if part.tag not in _SAID]
    if len(parts) > 1:
        raise file.refused(parts[1].line, f"{shown_tag(element.tag)} holds more than one part")
    if not parts and kind in {Kind.GATE, Kind.PARAMETER}:
        raise file.refused(element.line, f"{shown_tag(element.tag)} holds nothing")
    return parts[0] if parts else None


def _contents(file: File, container: Element) -> Iterator[Element]:
    """What a container declares; anything else would change the tree unseen."""
    known = _WITHIN[container.tag]
    for part in container.parts:
        if part.tag in known:
            yield part
        elif part.tag not in _SAID:
            raise file.refused(
                part.line,
                f"{shown_tag(part.tag)} is not read within {shown_tag(container.tag)}; "
                "fault trees are read, of gates, events, components and parameters",
            )


def _is_private(file: File, element: Element, *, otherwise: bool) -> bool:
    role = element.attributes.get("role", "private" if otherwise else "public")
    if role not in {"private", "public"}:
        raise file.refused(element.line, f"a role is private or public, not {shown(role)}")
    return role == "private"


def _known_attributes(file: File, element: Element, known: Iterable[str]) -> None:
    for key in element.attributes:
        if key not in known and not key.startswith(_FOREIGN):
            raise file.refused(
                element.line, f"{shown_tag(element.tag)} has the attribute {shown(key)}, unknown"
            )


def listed(names: Iterable[str]) -> str:
    """Some names as they are told in an error: the first five, and how many more."""
    all_ = list(names)
    more = f" and {len(all_) - _TOLD} more" if len(all_) > _TOLD else ""
    return ", ".join(map(shown, all_[:_TOLD])) + more
