"""What opens an encrypted database; it never shows itself, and nothing but the driver asks it."""

import re
import unicodedata
from pathlib import Path
from typing import NoReturn

from tcplan.errors import WrongKeyError, shown

_RAW_BYTES = 32
_HEX = re.compile(rb"[0-9A-Fa-f]{64}")


class Key:
    """A passphrase, from which SQLCipher derives the key, or a raw key of 32 bytes."""

    __slots__ = ("_pragma",)

    def __init__(self, *, passphrase: str | None = None, raw: bytes | None = None) -> None:
        """Take exactly one of the two; raises ``WrongKeyError`` for what can be no key."""
        if (passphrase is None) == (raw is None):
            raise WrongKeyError("A key is a passphrase or 32 bytes, one of the two.")
        if raw is not None:
            if len(raw) != _RAW_BYTES:
                raise WrongKeyError("A raw key has exactly 32 bytes.")
            self._pragma = f"\"x'{raw.hex()}'\""
        else:
            self._pragma = _quoted(passphrase or "")

    @classmethod
    def from_file(cls, path: str | Path) -> "Key":
        """The key in a file of 32 bytes, or of 64 hexadecimal digits and perhaps a line end."""
        try:
            with Path(path).open("rb") as file:
                held = file.read(2 * _RAW_BYTES + 3)
        except (OSError, ValueError):
            raise WrongKeyError(f"The key file {shown(str(path))} cannot be read.") from None
        if len(held) == _RAW_BYTES:
            return cls(raw=held)
        if _HEX.fullmatch(held.strip()):
            return cls(raw=bytes.fromhex(held.strip().decode("ascii")))
        raise WrongKeyError(
            f"The key file {shown(str(path))} holds neither 32 bytes nor 64 hexadecimal digits."
        )

    def pragma(self) -> str:
        """The key as SQL text, for the driver alone."""
        return self._pragma

    def __repr__(self) -> str:
        """Never the key."""
        return "Key(…)"

    def __reduce__(self) -> NoReturn:
        """Refuse to be copied into a file or another process."""
        message = "a key is not copied"
        raise TypeError(message)


def _quoted(passphrase: str) -> str:
    # The same letters typed on another keyboard may come composed in another way.
    passphrase = unicodedata.normalize("NFC", passphrase)
    if not passphrase.strip():
        raise WrongKeyError("A passphrase has at least one character that is no space.")
    try:
        passphrase.encode()
    except UnicodeEncodeError:
        raise WrongKeyError("That passphrase holds what is no text.") from None
    if "\0" in passphrase:
        raise WrongKeyError("That passphrase holds what is no text.")
    # Text of the form x'…' would be taken for a raw key.
    if re.fullmatch(r"x'[0-9A-Fa-f]*'", passphrase):
        raise WrongKeyError("A passphrase is no text of the form x'…'.")
    return "'" + passphrase.replace("'", "''") + "'"
