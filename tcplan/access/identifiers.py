"""What tells who somebody is, or where they are, is known by its form, however it is spelled.

When in doubt it is found: whoever checks a paper can see at once that it is none.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
_NHS_DIGITS = 10
_DAY_LIKE = {(4, 2, 2, 2), (2, 2, 4, 2)}
"""Digits in groups as in a date with an hour behind it."""

_DIGITS = re.compile(r"(?<![\d.,+])\d(?:[ .-]{0,3}\d)*(?!\d)")
_GROUP = re.compile(r"\d+")
_PHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00) ?44[ .()-]{0,3}(?:\(?0\)?[ .()-]{0,2})?|\(?0[ -]?\(?)"
    r"[1-357-9](?:[ .()/-]{0,2}\d){8,9}(?!\d)"
)
_DAY = re.compile(r"(?<!\d)\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d(?!\d)")
_E_MAIL = re.compile(r"[\w.%+'-]+ ?(?:@|\(at\)|\[at\]) ?(?:[\w-]+\.)+[\w-]{2,}", re.IGNORECASE)
_POSTCODE = re.compile(
    r"(?<![A-Z0-9])([A-Z]{1,2})([0-9][A-Z0-9]?)[ -]{0,2}[0-9][ABD-HJLNP-UW-Z]{2}(?![A-Z0-9])"
)
_AREAS = frozenset(
    re.findall(
        "[A-Z]+",
        "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL "
        "DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT "
        "KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR "
        "RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA "
        "WC WD WF WN WR WS WV YO ZE ",
    )
)
"""Every postcode area, those of Jersey, Guernsey and Man among them (Royal Mail)."""


def as_typed(text: str) -> str:
    """Text as it would be typed on a plain keyboard: digits, dashes and spaces of every sort."""
    if text.isascii():
        return text
    return "".join(map(_typed, text))


def _typed(sign: str) -> str:
    if sign.isascii():
        return sign
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if sign in _DASHES:
        return "-"
    category = unicodedata.category(sign)
    if category == "Zs":
        return " "
    if category == "Cf":
        return ""
    return chr(ord(sign) - 0xFEE0) if "\uff01" <= sign <= "\uff5e" else sign


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number by its check digit.

    Definition: the first nine times 10 to 2, added up; what the sum lacks to the next multiple of
    11 is the tenth, 0 for 11, and there is no number with 10 (NHS Data Dictionary, NHS NUMBER).
    """
    if len(digits) != _NHS_DIGITS or not digits.isdecimal():
        return False
    total = sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:-1]))
    return -total % 11 == int(digits[-1])


def _nhs_numbers(text: str) -> Iterator[None]:
    for run in _DIGITS.finditer(text):
        groups = _GROUP.findall(run[0])
        for start in range(len(groups)):
            for end in range(start + 1, len(groups) + 1):
                several = groups[start:end]
                if tuple(map(len, several)) in _DAY_LIKE:
                    continue
                if is_nhs_number("".join(several)):
                    yield None


def _telephones(text: str) -> Iterator[None]:
    for found in _PHONE.finditer(text):
        if not _DAY.match(found[0]):
            yield None


def _postcodes(text: str) -> Iterator[None]:
    for found in _POSTCODE.finditer(text.upper()):
        if found[1] in _AREAS:
            yield None


def _e_mails(text: str) -> Iterator[None]:
    for _ in _E_MAIL.finditer(text):
        yield None


KINDS: Mapping[str, Callable[[str], Iterator[None]]] = MappingProxyType(
    {
        "nhs-number": _nhs_numbers,
        "postcode": _postcodes,
        "telephone": _telephones,
        "e-mail": _e_mails,
    }
)
"""Kind of thing to what finds it in typed text; it gives how often, and never the thing itself."""
