"""What a user keeps about themselves is shown with the place where it lies, and holds no record."""

import click

from tcplan.cli.commands import command_line
from tcplan.cli.ending import DONE
from tcplan.cli.output import narrate, put

_THEMES = ("dark", "light", "contrast")
_NO_PLACE = "there is no folder for them on this machine"


@command_line.command(short_help="Your name, your agency and your theme, kept for you.")
@click.option("--who", metavar="NAME", help='Your name, for the journal; "" forgets it.')
@click.option("--agency", metavar="ID", help='The agency you work for; "" forgets it.')
@click.option("--theme", type=click.Choice(_THEMES), help="The colours of the interface.")
@click.option("--tour", is_flag=True, help="Show the tour for newcomers again, the next time.")
def settings(who: str | None, agency: str | None, theme: str | None, tour: bool) -> int:
    """Print what is kept for you on this machine, or keep something.

    Your name is used wherever the journal wants one, and your agency where you work on a database
    that has it, unless --who, TCPLAN_WHO or --agency says otherwise. Only you can read the file.
    """
    from tcplan.planner.settings import THEMES, choose, place, read

    asked = {"who": who, "agency": agency, "theme": theme, "tour_seen": False if tour else None}
    changes = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in asked.items()
        if value is not None
    }
    if changes:
        choose(**changes)
    kept = read()
    if kept.problem:
        narrate(kept.problem)
    found = kept.settings
    put(
        f"name    {_shown(found.who)}\n"
        f"agency  {_shown(found.agency)}\n"
        f"theme   {THEMES.get(found.theme, THEMES['dark'])}\n"
        f"tour    {'seen' if found.tour_seen else 'not yet seen'}\n"
        f"file    {_shown(str(place() or _NO_PLACE))}\n"
    )
    return DONE


def _shown(text: str) -> str:
    from tcplan.text import one_line

    return one_line(text) or "(none)"
