"""One command for each thing that a planner asks for, which imports what it needs when it runs.

A script may rely on the names, the arguments, what goes to stdout, and the exit codes.
"""

import datetime as dt
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

import tcplan
from tcplan.cli.ending import DONE, FOUND, WRONG, Answering
from tcplan.cli.options import ASCII, DAY, PLAN, SINCE_REVIEW, Asked, Front, looking, printing
from tcplan.cli.output import Manner, called, narrate, on_terminal, put, show
from tcplan.cli.showing import LENSES, LISTS, agency, calendar, history, pseudonyms

if TYPE_CHECKING:
    from tcplan.views.looking import Looking

_SHOW = f"""A list, one person, or one agency.

\b
tcplan show PLAN people          everybody, the earliest due first
tcplan show PLAN agencies        every agency, and what would be lost without it
tcplan show PLAN controls        every control, person by person
tcplan show PLAN risks           every risk, person by person
tcplan show PLAN calendar        what is overdue and what comes, across people
tcplan show PLAN actions         what was asked of whom, by owner
tcplan show PLAN concerns        reports by month, who waits for an answer, who reports
tcplan show PLAN caseload        measures of the whole, now and three months ago
tcplan show PLAN pseudonyms --for AGENCY     whom the names in its papers stand for
tcplan show PLAN P-014           one person: {", ".join(LENSES)}
tcplan show PLAN P-014 network
tcplan show PLAN P-014 network --svg > P-014-network.svg
tcplan show PLAN P-014 gates
tcplan show PLAN P-014 risks --reliability RISK
tcplan show PLAN AGENCY          one agency in full
tcplan show FILE.db P-014 history --since-review
"""
_LANGUAGE = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(name="tcplan", cls=Answering, context_settings=_LANGUAGE)
@click.version_option(tcplan.__version__, message="tcplan %(version)s")
@click.option("--debug", is_flag=True, help="After a fault, print where it happened; never data.")
def command_line(debug: bool) -> None:
    """Who supports whom, what holds each risk, and what is left when one thing fails.

    A plan is a plan file (*.plan.json), which is only ever read, or a database (*.db), which
    journals who opened a person's record. Data goes to stdout, everything else to stderr; the exit
    code is 0 when done, 1 when `check` found something open, 2 for wrong use or input that cannot
    be used.
    """


@command_line.command(short_help="Open the sample plan of County Durham.")
@looking
@printing
@click.pass_obj
def demo(front: Front | None, asked: Asked, manner: Manner) -> int:
    """Open the sample plan of County Durham; everybody in it is invented.

    Opens the interface on a terminal. Without a terminal, or when asked how to print, it prints the
    people and says on stderr what to try next.
    """
    from tcplan.planner import sample

    plan = sample()
    found = asked.look(plan)
    if front is not None and front.screen is not None and on_terminal() and not any(manner):
        return DONE if front.screen(found) == DONE else WRONG
    show(*LISTS["people"](found), manner)
    file, me = shlex.quote(str(plan)), called()
    narrate(
        "This is the sample plan. What to try next:\n"
        f"  {me} show {file} {_first_person(found)} risks\n"
        f"  {me} withdraw {file}\n"
        f"  {me} check {file}\n"
        f"  {me} browse {file}      (the interface; needs a terminal)"
    )
    return DONE


@command_line.command(short_help="What somebody should put right in a plan.")
@PLAN
@click.option("--individual", metavar="ID", help="Only what concerns this person.")
@click.option("--all", "accepted", is_flag=True, help="Print accepted findings too.")
@looking
@printing
def check(plan: Path, individual: str | None, accepted: bool, asked: Asked, manner: Manner) -> int:
    """What somebody should put right in a plan, each with its reason and its source.

    Ends with 1 when there are findings that nobody has accepted, else with 0. The data of --json
    always has the accepted findings too.
    """
    from tcplan.cli.pages.findings import check_page
    from tcplan.planner import check as findings

    view = findings(asked.look(plan, individual), individual)
    show(view, "tcplan/check/1", check_page(view, accepted=accepted), manner)
    return FOUND if view.open else DONE


@command_line.command(name="show", help=_SHOW, short_help="A list, one person, or one agency.")
@PLAN
@click.argument("what", metavar=f"{'|'.join(LISTS)}|ID")
@click.argument("lens", metavar=f"[{'|'.join(LENSES)}]", required=False)
@click.option(
    "--reliability",
    "risk",
    metavar="RISK",
    help="With a person's risks: figures of the services that hold this one risk.",
)
@SINCE_REVIEW
@click.option("--until", type=DAY, help="With the calendar: its last day; else twelve weeks ahead.")
@click.option(
    "--for",
    "reader",
    metavar="READER",
    help="With pseudonyms: who reads them, an agency or a person by id, or public.",
)
@click.option("--svg", is_flag=True, help="Print what is drawn there as a picture, an SVG file.")
@looking
@printing
def show_(
    *,
    plan: Path,
    what: str,
    lens: str | None,
    risk: str | None,
    since_review: bool,
    until: dt.date | None,
    reader: str | None,
    svg: bool,
    asked: Asked,
    manner: Manner,
) -> None:
    """Print a list, one person, or one agency."""
    from tcplan.cli.places import place

    _refuse_unfit({what.casefold(), (lens or "").casefold()}, reader, since_review=since_review)
    found = asked.look(plan, what, lens)
    if reader is not None:
        show(*pseudonyms(found, reader), manner)
        return
    kind, name, lens = place(found, what, lens)
    if until is not None and (kind, name) != ("list", "calendar"):
        raise click.UsageError("--until goes with the calendar: show PLAN calendar --until DATE")
    if svg:
        _picture(found, (kind, name, lens), manner)
    elif risk is not None:
        _reliability(found, (kind, name, lens), risk, manner)
    elif until is not None:
        show(*calendar(found, until), manner)
    elif kind == "list":
        show(*LISTS[name](found), manner)
    elif kind == "agency":
        show(*agency(found, name), manner)
    elif since_review:
        show(*history(found, name, since_review=True), manner)
    else:
        show(*LENSES[lens](found, name), manner)


def _refuse_unfit(words: set[str], reader: str | None, *, since_review: bool) -> None:
    if ("pseudonyms" in words) != (reader is not None):
        raise click.UsageError("--for goes with pseudonyms: show PLAN pseudonyms --for AGENCY")
    if since_review and "history" not in words:
        raise click.UsageError(
            "--since-review goes with a person's history: show FILE.db ID history"
        )


def _picture(found: "Looking", where: tuple[str, str, str], manner: Manner) -> None:
    from tcplan.cli.drawn import as_svg

    kind, name, lens = where
    page = LENSES[lens](found, name).page if kind == "person" else ()
    title = f"{found.person_label(name)}, {lens}" if kind == "person" else name
    svg = as_svg(page, title, manner.columns(), ascii=manner.ascii)
    if svg is None:
        raise click.UsageError(
            "Nothing is drawn there. --svg goes with a person's network, risks or timeline: "
            "show PLAN ID network --svg"
        )
    put(svg)


@command_line.command(short_help="What would be lost if agencies stopped.")
@PLAN
@click.argument("agencies", metavar="[AGENCY]...", nargs=-1)
@click.option("--pairs", is_flag=True, help="Every two agencies together, or every two with one.")
@click.option("--each-person", is_flag=True, help="For each person the agency that matters most.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --pairs: so many pairs at most are listed; else 40.",
)
@looking
@printing
def withdraw(
    plan: Path,
    agencies: tuple[str, ...],
    pairs: bool,
    each_person: bool,
    most: int | None,
    asked: Asked,
    manner: Manner,
) -> None:
    """What would be lost if agencies stopped, for whom, when in the week, and by which path.

    Several agencies stop together. An id may also be a team, a place or a system. Without an id,
    each agency is tried by itself. Ends with 0 whether or not something would be lost.

    With --pairs every two agencies stop together, or with one id that agency and each other one;
    pairs stand first that leave risks uncovered which neither alone would.
    """
    from tcplan.cli.pages.losses import every_withdrawal_page, withdrawal_page
    from tcplan.cli.progress import progress
    from tcplan.planner import every_withdrawal, withdrawal

    _agreeing(agencies, pairs=pairs, each_person=each_person, most=most)
    found = asked.look(plan)
    tell = progress("Risks looked at")
    if pairs:
        from tcplan.cli.pages.contingencies import pairs_page
        from tcplan.planner import MOST_PAIRS, every_pair

        two = every_pair(found, agencies[0] if agencies else None, most or MOST_PAIRS, tell)
        show(two, "tcplan/pairs/1", pairs_page(two), manner)
    elif each_person:
        from tcplan.cli.pages.contingencies import each_person_page
        from tcplan.planner import each_person as of_each_person

        people = of_each_person(found, tell)
        show(people, "tcplan/each-person/1", each_person_page(people), manner)
    elif agencies:
        lost = withdrawal(found, agencies, tell)
        show(lost, "tcplan/withdrawal/1", withdrawal_page(lost), manner)
    else:
        each = every_withdrawal(found, tell)
        show(each, "tcplan/withdrawals/1", every_withdrawal_page(each), manner)


def _agreeing(
    agencies: tuple[str, ...], *, pairs: bool, each_person: bool, most: int | None
) -> None:
    if pairs and each_person:
        raise click.UsageError("Ask for --pairs or for --each-person, not for both")
    if pairs and len(agencies) > 1:
        raise click.UsageError("--pairs goes with one agency at most; without it two stop together")
    if each_person and agencies:
        raise click.UsageError("--each-person tries every agency, so none is named with it")
    if most is not None and not pairs:
        raise click.UsageError("--most says how many pairs are listed; it goes with --pairs")


@command_line.command(short_help="Open a plan in the terminal interface.")
@PLAN
@ASCII
@looking
@click.pass_obj
def browse(front: Front | None, plan: Path, ascii: bool, asked: Asked) -> int:  # noqa: A002
    """Open a plan in the terminal interface.

    Who opens a database says who they are: with --who, with TCPLAN_WHO, or when asked. Each
    person's record that is opened on the screen is journalled once, when it is first opened there,
    for the agency of --agency; where that cannot be journalled, the record stays closed. History
    tells who changed what, and a change can be taken back, which asks first.
    """
    from tcplan.cli.browsing import is_large, ready
    from tcplan.errors import WrongUseError

    if front is None or front.screen is None:
        raise WrongUseError("This is the command line alone; `tcplan browse` opens the interface.")
    if not on_terminal():
        raise WrongUseError("The interface needs a terminal; `tcplan show` prints the same.")
    begin = ready(asked, plan)
    if front.reading is not None and is_large(plan):
        ended = front.reading(begin, plan.name, ascii=ascii)
    else:
        ended = front.screen(*begin(None), ascii=ascii)
    return DONE if ended == DONE else WRONG


def _reliability(found: "Looking", at: tuple[str, str, str], risk: str, manner: Manner) -> None:
    """Figures are asked of one risk of one person at a time, so that no list of them is made."""
    from tcplan.cli.pages.reliability import reliability_page
    from tcplan.planner import reliability

    kind, name, lens = at
    if kind != "person" or lens != "risks":
        raise click.UsageError("Figures are of one risk: show PLAN ID risks --reliability RISK")
    view = reliability(found, name, risk)
    show(view, "tcplan/reliability/1", reliability_page(view), manner)


def _first_person(found: "Looking") -> str:
    return next((person.id for person in found.plan.individuals), "ID")
