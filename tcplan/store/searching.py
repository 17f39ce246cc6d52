"""Words are looked up as words: nothing that is typed is ever read as a query language."""

from tcplan.store.driver import Connection
from tcplan.store.interface import Hit

_MOST = 200
_FIND = """
SELECT s.entity, e.collection, e.individual, snippet(search, 0, '', '', '…', 12)
FROM search s JOIN entities e ON e.id = s.entity
WHERE search MATCH ? ORDER BY rank, s.rowid LIMIT ?
"""


def found(connection: Connection, text: str) -> tuple[Hit, ...]:
    """Where all the words stand, the nearest first, at most 200; the last may be a beginning."""
    query = _query(text)
    if not query:
        return ()
    return tuple(Hit(*row) for row in connection.execute(_FIND, (query, _MOST)))


def _query(text: str) -> str:
    """Each word in quotes; what has no letter or digit is no word."""
    clean = text.replace("\0", " ").encode("utf-8", "ignore").decode()
    quoted = [
        '"' + word.replace('"', '""') + '"'
        for word in clean.split()
        if any(letter.isalnum() for letter in word)
    ]
    return " ".join(quoted) + "*" if quoted else ""
