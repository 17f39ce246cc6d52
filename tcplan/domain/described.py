"""What the classes of the domain say of themselves: their page and their forms say the same."""

import ast
import inspect
from functools import cache
from itertools import pairwise
from typing import Any


def first_sentence(thing: Any) -> str:  # noqa: ANN401  (a class or a function)
    """What a class or function is, in the first paragraph of its docstring, on one line."""
    text = inspect.cleandoc(thing.__doc__ or "").split("\n\n")[0]
    return " ".join(text.split())


def field_notes(cls: Any) -> dict[str, str]:  # noqa: ANN401
    """What is written under the fields of a class, and of the classes that it extends, by name."""
    notes: dict[str, str] = {}
    for base in reversed(cls.__mro__[:-1]):
        notes |= _own_notes(base)
    return notes


@cache
def _own_notes(cls: Any) -> dict[str, str]:  # noqa: ANN401
    notes: dict[str, str] = {}
    (written,) = ast.parse(inspect.getsource(cls)).body
    for field, note in pairwise(getattr(written, "body", ())):
        named = isinstance(field, ast.AnnAssign) and isinstance(note, ast.Expr)
        if named and isinstance(note.value, ast.Constant):
            notes[ast.unparse(field.target)] = " ".join(str(note.value.value).split())
    return notes
