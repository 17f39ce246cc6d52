"""A page that the write-ahead log holds anew is read from there, whatever the file holds of it.

Format of the log: sqlite.org/fileformat2.html#walformat. Its headers are never encrypted.
"""

import struct
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")


def pages_in_log(database: Path) -> frozenset[int]:
    """The numbers of the pages that committed frames of the log hold; none without a log."""
    try:
        log = database.with_name(f"{database.name}-wal").read_bytes()
    except OSError:
        return frozenset()
    if len(log) < _HEADER.size:
        return frozenset()
    header = _HEADER.unpack_from(log)
    page_size, salts = header[2], header[4:6]
    committed: set[int] = set()
    waiting: set[int] = set()
    for place in range(_HEADER.size, len(log) - page_size, _FRAME.size + page_size):
        page, ends, *salted = _FRAME.unpack_from(log, place)
        if tuple(salted[:2]) != salts:
            break
        waiting.add(page)
        if ends:
            committed |= waiting
            waiting.clear()
    return frozenset(committed)
