"""A plan file may say what it was exported from, so that its own changes are told from others'."""

from typing import Annotated

from tcplan.domain.fields import Between, Pattern, Record, record


@record
class ExportedFrom(Record):
    """The database, and the row of its journal, of which the file told when it was exported."""

    database: Annotated[str, Pattern(r"[0-9a-f]{32}", "32 hexadecimal digits")]
    """What tells that database and its copies from every other."""
    row: Annotated[int, Between(1, 1_000_000_000, "a row")]
    digest: Annotated[str, Pattern(r"[0-9a-f]{64}", "64 hexadecimal digits")]
    """The digest of that row, by which it is known again."""
