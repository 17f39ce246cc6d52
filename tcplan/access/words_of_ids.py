"""An id that stands in a sentence is found however it was typed; an English word is not one.

People's ids are always found. Other ids of letters alone (``police``, ``shed``) cannot be told from
the words of a sentence, and a sentence that loses such a word no longer says whom to ring.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

_RUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BETWEEN = re.compile(r"[._-]")
_LETTERS = re.compile(r"[A-Za-z]+")
_DASHES = {
    ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
}
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TYPED = _DASHES | {code: to for code, to in _FULL_WIDTH.items() if code not in _DASHES}


def is_word(name: str) -> bool:
    """Whether an id is nothing but letters, as a word of a sentence is."""
    return _LETTERS.fullmatch(name) is not None


Known = Callable[[str], str | None]
"""From letters without capitals to the id that they are, if they are one."""


def ids_in(text: str, known: Known) -> Iterator[tuple[int, int, str]]:
    """Where ids stand in a text as words: from, to, and the id, the longest first in each place.

    Capitals, typographic dashes, full-width letters
    and signs that cannot be seen make no difference. Complexity: the text, times the square of the
    parts between dots and dashes of its longest word.
    """
    typed, places = _as_typed(text)
    for run in _RUN.finditer(typed):
        yield from _in_run(typed, run.start(), run.end(), known, places)


def replaced(text: str, known: Known, new: Callable[[str], str]) -> str:
    """The text with every id in it giving way to what ``new`` makes of it."""
    parts, done = [], 0
    for start, end, name in ids_in(text, known):
        parts += [text[done:start], new(name)]
        done = end
    return "".join([*parts, text[done:]]) if parts else text


def _as_typed(text: str) -> tuple[str, list[int] | None]:
    """The text as it could have been typed, and where each sign of it stands; None: in its place.

    What cannot be seen is left out.
    """
    if text.isascii():
        return text, None
    typed = text.translate(_TYPED)
    kept = [at for at, sign in enumerate(typed) if unicodedata.category(sign) != "Cf"]
    return "".join(typed[at] for at in kept), [*kept, len(text)]


def _in_run(
    text: str, start: int, end: int, known: Known, places: list[int] | None
) -> Iterator[tuple[int, int, str]]:
    between = [sign.start() for sign in _BETWEEN.finditer(text, start + 1, end)]
    begins = [start, *(at + 1 for at in between if at + 1 < end)]
    ends = [end, *reversed(between)]
    done = start
    for begin in begins:
        if begin < done:
            continue
        for finish in ends:
            if finish <= begin:
                break
            name = known(text[begin:finish].casefold())
            if name is not None and _stands(text, begin, finish, name):
                done = finish
                where = (begin, finish) if places is None else _where(places, begin, finish)
                yield *where, name
                break


def _where(places: list[int], begin: int, finish: int) -> tuple[int, int]:
    """In the text as it was, whatever cannot be seen within it included."""
    return places[begin], places[finish - 1] + 1


def _stands(text: str, begin: int, finish: int, name: str) -> bool:
    """A name of letters alone is no part of a word with letters of another alphabet."""
    if not is_word(name):
        return True
    before, after = text[begin - 1 : begin], text[finish : finish + 1]
    return not (before.isalpha() or after.isalpha())
