"""Whoever answers for a database can see what it holds and until when; seeing it erases nothing."""

import datetime as dt
from pathlib import Path

import click

from tcplan.cli.asking import unlocking
from tcplan.cli.commands import command_line
from tcplan.cli.options import BASE, DAY, EYES, KEY_FILE, NAMES, calendar_day, printing
from tcplan.cli.output import Manner, show


@command_line.command(short_help="What is held about whom, and until when.")
@BASE
@click.option("--as-at", type=DAY, help="The day on which it is asked what is due; else today.")
@click.option("--today", type=DAY, help="The day of asking; else the calendar's.")
@EYES
@NAMES
@KEY_FILE
@printing
def retention(
    *,
    base: Path,
    as_at: dt.date | None,
    today: dt.date | None,
    agency: str | None,
    names: bool,
    key_file: Path | None,
    manner: Manner,
) -> None:
    """What is held about each person, since when, and when it is due for review; nothing is erased.

    A period is counted only when nothing is recorded as still going on for the person. Each period
    has its basis, its source, and how sure it is that it applies; the longest is taken. Those who
    were erased appear as ids, and the copies and papers that have left are listed. Through an
    agency's eyes no period is counted, because what it may not see can still be going on.
    """
    from tcplan import planner
    from tcplan.cli.pages.retention import retention_page

    view = planner.retention(
        base,
        planner.Request(as_at=as_at, today=today, names=names, agency=agency),
        calendar_day=calendar_day(),
        unlocking=unlocking(key_file),
    )
    show(view, "tcplan/retention/1", retention_page(view), manner)
