"""Nothing that somebody wrote vanishes on its way out, and nothing in it acts.

`visible` is the one gate: controls, escapes, text-direction marks and characters that cannot be
seen come out as ``<U+XXXX>``. The other functions measure in terminal cells, as Rich and Textual
do, and expect text that has been through the gate.
"""

import re
import unicodedata
from collections.abc import Iterator

_WIDE = 2
_MARKS_ON_ONE_LETTER = 4
_JOINS_IN_ONE_EMOJI = 3
_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_TAB = "⇥ "
_LINE_BREAK = " ⏎ "

# Printed in one cell each, never combined, never reordered by an invisible neighbour.
_ORDINARY = (
    r" -~\xa0-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03ce\u0400-\u0481\u05d0-\u05ea\u0621-\u063a"
    r"\u0641-\u064a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u23ce\u2500-\u25fc"
    r"\u2713\u2717"
)
_PLAIN = re.compile(f"[{_ORDINARY}]*")
_PLAIN_LINES = re.compile(f"[{_ORDINARY}\n]*")
_WORDS_AND_SPACES = re.compile(r" +|[^ ]+")

# Letters and marks by category, blank on the screen all the same.
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0000-\U000e0fff]"
)
_HANGUL_TAIL = re.compile("[\u1160-\u11ff\ud7b0-\ud7c6\ud7cb-\ud7fb]")
_SKIN_TONE = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
# Two cells wide since Unicode 16; the tables of older Pythons still say one.
_WIDENED = re.compile("[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d376]")
# Emoji of Unicode 15 to 17, unassigned in the tables of Python 3.11.
_NEW_EMOJI = re.compile(
    "[\U0001f6d8\U0001f6dc\U0001fa75-\U0001fa77\U0001fa87-\U0001fa8a\U0001fa8e\U0001fa8f"
    "\U0001faad-\U0001faaf\U0001fabb-\U0001fabf\U0001fac6\U0001fac8\U0001facd-\U0001facf"
    "\U0001fada-\U0001fadc\U0001fadf\U0001fae8-\U0001faea\U0001faef\U0001faf7\U0001faf8]"
)
# Narrow characters that U+FE0F turns into two-cell emoji (Unicode emoji-variation-sequences).
_TWO_FACED = frozenset(
    "#*0123456789©®‼⁉™ℹ↔↕↖↗↘↙↩↪⌨⏏⏭⏮⏯⏱⏲⏸⏹⏺Ⓜ▪▫▶◀◻◼☀☁☂☃☄☎☑☘☝☠☢☣☦☪☮☯☸☹☺♀♂♟♠♣♥♦♨♻♾⚒⚔⚕⚖⚗⚙⚛⚜⚠⚧⚰⚱⛈⛏⛑⛓⛩⛰⛱"
    "⛴⛷⛸⛹✂✈✉✌✍✏✒✔✖✝✡✳✴❄❇❣❤➡⤴⤵⬅⬆⬇🅰🅱🅾🅿🌡🌤🌥🌦🌧🌨🌩🌪🌫🌬🌶🍽🎖🎗🎙🎚🎛🎞🎟🏋🏌🏍🏎🏔🏕🏖🏗🏘🏙🏚🏛🏜🏝🏞🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕴🕵🕶"
    "🕷🕸🕹🖇🖊🖋🖌🖍🖐🖥🖨🖱🖲🖼🗂🗃🗄🗑🗒🗓🗜🗝🗞🗡🗣🗨🗯🗳🗺🛋🛍🛎🛏🛠🛡🛢🛣🛤🛥🛩🛰🛳"
)
_FIRST_PICTURE = "\u2190"

# The signs that tcplan.draw uses, and their stand-ins of the same width.
_CORNERS = "┌┐└┘├┤┬┴┼╒╕╘╛╞╡╤╧╪╔╗╚╝╠╣╢╟"
_SIGNS = "│║─╌═━┄·╳╱◂▸▌▲□◧■○◐●✓✗⊘┃┊░▓█◆◇▾‹›▬"
_STAND = "||--==~.#/<>]^p1Bo%*vxw|:.+#@oV<>="
_IN_ASCII = (
    dict.fromkeys(_CORNERS, "+")
    | dict(zip(_SIGNS, _STAND, strict=True))
    | dict(zip("‘’“”‐‑–—−•×\xa0", "''\"\"-----*x ", strict=True))
    | {"…": "...", "⏎": "/", "⇥": "->", "→": "->", "≤": "<=", "≥": ">=", "£": "GBP "}
)
# On a screen each sign keeps its cell. What frames and scrolls are drawn with is not ours alone.
_ON_SCREEN = str.maketrans(
    {chr(code): "+" for code in range(0x2500, 0x2580)}
    | {chr(code): "#" for code in range(0x2580, 0x25A0)}
    | dict.fromkeys("╴╶╸╺┅┈┉╍", "-")
    | dict.fromkeys("╵╷╹╻┆┇┊┋╎╏", "|")
    | {sign: stand for sign, stand in _IN_ASCII.items() if len(stand) == 1}
    | dict(zip("…⇥→←↑↓≤≥»«", "~>><^v<>><", strict=True))
)


def visible(text: str, *, keep: str = "\n") -> str:
    """Return the text with every character that acts or hides shown as ``<U+XXXX>``.

    Shown: controls, escapes, direction marks, invisible, tag, private-use and unassigned
    characters, lone surrogates, line and paragraph separators, and an accent with nothing to sit
    on or beyond the fourth on one letter. A tab shows as ``⇥``. Letters of any script, accents and
    emoji stay; U+FE0F stays where it makes an emoji and U+200D between two emoji. `keep` names
    control characters that pass. Showing text twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    if (_PLAIN_LINES if keep == "\n" else _PLAIN).fullmatch(text):
        return text
    return "".join(_shown(text, keep))


def code_point(character: str) -> str:
    """Return the written form of a character that cannot be shown, such as ``<U+202E>``."""
    return f"<U+{ord(character):04X}>"


def one_line(text: str) -> str:
    """Return the visible text on one row: each line break becomes ``⏎`` between spaces."""
    return visible(text).replace("\n", _LINE_BREAK)


def ascii_only(text: str) -> str:
    """Return the visible text in ASCII: drawing signs by their stand-ins, the rest ``<U+XXXX>``.

    Letters with accents are written as code points too: losing an accent changes a name.
    """
    shown = visible(text)
    if shown.isascii():
        return shown
    return "".join(c if c.isascii() else _IN_ASCII.get(c) or code_point(c) for c in shown)


def signs_in_ascii(text: str) -> str:
    """Return text of a screen with its signs in ASCII, cell for cell; letters stay as they are."""
    return text if text.isascii() else text.translate(_ON_SCREEN)


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Yield what must not be parted (a letter with its accents, one emoji), each with its cells."""
    cluster, cells = "", 0
    for character in text:
        own = _cells(character)
        if cluster and _belongs_to(cluster, character, own):
            turns_wide = character == _EMOJI_STYLE and cells == 1 and cluster[0] in _TWO_FACED
            cells += 1 if turns_wide or (own and not cluster.endswith(_JOINER)) else 0
            cluster += character
            continue
        if cluster:
            yield cluster, cells
        cluster, cells = character, own
    if cluster:
        yield cluster, cells


def width(text: str) -> int:
    """Return how many terminal cells one line of visible text takes."""
    if (text.isascii() and text.isprintable()) or _PLAIN.fullmatch(text):
        return len(text)
    return sum(cells for _, cells in clusters(text))


def clip(text: str, cells: int, *, more: str = "…") -> str:
    """Return the text in at most `cells` cells, ending in `more` when something was cut."""
    if width(text) <= cells:
        return text
    if cells <= width(more):
        return more[: max(cells, 0)]
    head, _ = _split(text, cells - width(more))
    return head.rstrip(" ") + more


def pad(text: str, cells: int) -> str:
    """Return the text clipped or filled with spaces to exactly `cells` cells."""
    clipped = clip(text, cells)
    return clipped + " " * (cells - width(clipped))


def wrap(text: str, cells: int) -> list[str]:
    """Return the text folded into lines of at most `cells` cells.

    Breaks at spaces and inside words longer than a line. Only the spaces at a break are left out.
    `cells` is at least 2, the width of a wide character; less raises ValueError.
    """
    if cells < _WIDE:
        raise ValueError(f"text cannot be folded into {cells} cells; give at least {_WIDE}")
    return [line for paragraph in text.split("\n") for line in _fold(paragraph, cells)]


def _shown(text: str, keep: str) -> Iterator[str]:
    base = before = ""
    marks = joins = 0
    for character, after in zip(text, [*text[1:], ""], strict=True):
        if character in keep:
            base, written = "", character
        elif character == "\t":
            base, written = "", _TAB
        elif character == _JOINER:
            stays = joins < _JOINS_IN_ONE_EMOJI and _is_emoji(base) and _is_emoji(after)
            joins += stays
            base, written = (base, character) if stays else ("", code_point(character))
        elif character == _EMOJI_STYLE:
            stays = before == base and (base in _TWO_FACED or _is_emoji(base))
            base, written = (base, character) if stays else ("", code_point(character))
        elif _hides(character):
            base, written = "", code_point(character)
        elif _cells(character) == 0:
            marks += 1
            fits = marks <= _MARKS_ON_ONE_LETTER and _can_carry(base, before, character)
            base, written = (base, character) if fits else ("", code_point(character))
        else:
            joins = joins if before == _JOINER and base else 0
            marks = 0
            base, written = (character if character.strip() else ""), character
        before = character
        yield written


def _hides(character: str) -> bool:
    if _BLANK.match(character):
        return True
    category = unicodedata.category(character)
    if category == "Cn":
        return _NEW_EMOJI.match(character) is None
    return category[0] == "C" or category in ("Zl", "Zp")


def _can_carry(base: str, before: str, mark: str) -> bool:
    if _SKIN_TONE.match(mark):
        return before == base and _is_emoji(base)
    return base != ""


def _is_emoji(character: str) -> bool:
    if character < _FIRST_PICTURE or _SKIN_TONE.match(character):
        return False
    pictured = unicodedata.category(character) == "So" and _cells(character) == _WIDE
    return pictured or character in _TWO_FACED or _NEW_EMOJI.match(character) is not None


def _cells(character: str) -> int:
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Mc", "Cf", "Cc"):
        return 0
    if _HANGUL_TAIL.match(character) or _SKIN_TONE.match(character):
        return 0
    if _WIDENED.match(character) or _NEW_EMOJI.match(character):
        return _WIDE
    wide = category != "Cn" and unicodedata.east_asian_width(character) in "WF"
    return _WIDE if wide else 1


def _belongs_to(cluster: str, character: str, cells: int) -> bool:
    completes_flag = _FLAG_LETTER.fullmatch(cluster) and _FLAG_LETTER.match(character)
    return cells == 0 or cluster.endswith(_JOINER) or completes_flag is not None


def _split(text: str, cells: int) -> tuple[str, str]:
    taken = used = 0
    for cluster, size in clusters(text):
        if used + size > cells:
            break
        used += size
        taken += len(cluster)
    return text[:taken], text[taken:]


def _fold(paragraph: str, cells: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for piece in _WORDS_AND_SPACES.findall(paragraph):
        size = width(piece)
        if used + size <= cells:
            line, used = line + piece, used + size
            continue
        if line.strip(" "):
            lines.append(line.rstrip(" "))
        *full, line = [""] if piece.startswith(" ") else _chop(piece, cells)
        lines += full
        used = width(line)
    if line.strip(" ") or not lines:
        lines.append(line.rstrip(" "))
    return lines


def _chop(word: str, cells: int) -> list[str]:
    parts: list[str] = []
    part, used = "", 0
    for cluster, size in clusters(word):
        if used + size > cells:
            parts.append(part)
            part, used = "", 0
        part, used = part + cluster, used + size
    return [*parts, part]
