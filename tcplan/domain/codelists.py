"""Code lists are data: what may be stored, what is shown, and where the list comes from."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import attrs


@attrs.frozen
class Code:
    """One code of a list: what is stored, what is shown, and what the analysis needs of it."""

    code: str
    label: str
    facts: Mapping[str, Any] = attrs.field(factory=dict)
    """Further columns of the list, for example ``section_117`` of a legal status."""


@attrs.frozen
class CodeList:
    """A named list of codes with its source and version."""

    name: str
    title: str
    source: str
    version: str
    codes: Mapping[str, Code]
    """Code to its entry, in the order of the list."""

    def label(self, code: str) -> str:
        """Words for a code; the code itself when the list does not have it."""
        entry = self.codes.get(code)
        return entry.label if entry else code

    def fact(self, code: str, name: str) -> Any:  # noqa: ANN401  (columns differ from list to list)
        """One further column of a code; ``None`` when the code or the column is missing."""
        entry = self.codes.get(code)
        return entry.facts.get(name) if entry else None

    def where(self, name: str, value: object) -> frozenset[str]:
        """The codes whose column ``name`` equals ``value``."""
        return frozenset(c for c, entry in self.codes.items() if entry.facts.get(name) == value)


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Every code list by name, read once from the TOML files beside this module."""
    lists: dict[str, CodeList] = {}
    folder = resources.files("tcplan.domain") / "codes"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            for name, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
                lists[name] = _code_list(name, table)
    return MappingProxyType(lists)


def code_list(name: str) -> CodeList:
    """The code list of that name; ``KeyError`` when there is none."""
    return code_lists()[name]


def label(name: str, code: str) -> str:
    """Words for a code of the named list."""
    return code_list(name).label(code)


def _code_list(name: str, table: Mapping[str, Any]) -> CodeList:
    codes = {}
    for row in table["codes"]:
        facts = {k: v for k, v in row.items() if k not in {"code", "label"}}
        codes[row["code"]] = Code(row["code"], row["label"], MappingProxyType(facts))
    columns = MappingProxyType(codes)
    return CodeList(name, table["title"], table["source"], table["version"], columns)
