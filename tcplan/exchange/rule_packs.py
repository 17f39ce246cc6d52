"""A local rule pack is read from a file whole, or refused with everything that is wrong in it."""

from pathlib import Path

from tcplan.errors import PackUnreadableError, shown_path
from tcplan.exchange.bounded import Kind, read_whole
from tcplan.rules.reading import MOST_BYTES, Pack, read_pack

_FILE = Kind("rule pack", (".toml",), PackUnreadableError)


def read(path: Path) -> Pack:
    """The rule pack in a TOML file.

    Raises ``PackUnreadableError``, one sentence, for a file that cannot be read or is no TOML, and
    ``PackInvalidError`` with every problem for one that is no rule pack.
    """
    return read_pack(read_whole(path, MOST_BYTES, _FILE), shown_path(path))
