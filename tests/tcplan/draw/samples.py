"""Invented drawings for the tests; run as a program it writes the golden pictures anew."""

from collections.abc import Callable
from pathlib import Path

import attrs

from tcplan.draw import (
    COVER,
    WEEK,
    Agenda,
    BowTie,
    Canvas,
    EcomapTie,
    Interval,
    Link,
    Strand,
    draw_bowtie,
    draw_ecomap,
    draw_strip,
    draw_timeline,
)
from tests.tcplan.draw.timelines import AGENDA, TIMELINE, TODAY

GOLDEN = Path(__file__).parent / "golden"

HUB = ["ROBIN", "Ward 7, then own flat", "41 days to the move"]
FAMILY, CLINICAL, SAFETY = "Family & friends", "Clinical", "Safety"
HOSPITAL, MONEY, HOME, TOWN = "Hospital", "Commissioning", "Home & team", "Community"

TIES = [
    EcomapTie("mum", "Mum (Carol)", FAMILY, "left", "strong", "mutual", note="rings every day"),
    EcomapTie("brother", "Brother", FAMILY, "left", "tenuous"),
    EcomapTie("imha", "Advocate (IMHA)", FAMILY, "left", "steady", "towards"),
    EcomapTie("friend", "Friend, gig club", FAMILY, "left", "planned", "mutual"),
    EcomapTie("sensory", "Sensory therapist", CLINICAL, "left", "steady", "towards"),
    EcomapTie("pbs", "PBS practitioner", CLINICAL, "left", "strong", "mutual"),
    EcomapTie("gp", "GP practice", CLINICAL, "left", "planned", "towards"),
    EcomapTie("crisis", "Crisis team", SAFETY, "left", "strained", "towards", only=True),
    EcomapTie("police", "Police liaison", SAFETY, "left", "tenuous"),
    EcomapTie(
        "ward", "Ward 7", HOSPITAL, "right", "strong", "towards", restrictive=True, note="to 2 Jan"
    ),
    EcomapTie("icb", "ICB case manager", MONEY, "right", "steady", "mutual"),
    EcomapTie("council", "Council social worker", MONEY, "right", "strained", "towards"),
    EcomapTie("homes", "Bright Homes (landlord)", HOME, "right", "planned", "towards"),
    EcomapTie("oak", "Oak Support (provider)", HOME, "right", "strained", "towards", only=True),
    EcomapTie("core", "Core team", HOME, "right", "strained", note="4 of 6 in post"),
    EcomapTie("ldt", "Community LD team", TOWN, "right", "steady", "towards"),
    EcomapTie("centre", "Former day centre", TOWN, "right", "ended", "from"),
]


def strand(name: str, code: str, *controls: Link) -> Strand:
    """A threat or consequence with one of the five answers."""
    answer = next(glyph for glyph in COVER if glyph.code == code)
    return Strand(name.lower(), name, answer.sign, answer.word, controls)


def link(sign_and_label: str, *, restrictive: bool = False) -> Link:
    """A control written as its sign, a blank and its name."""
    sign, label = sign_and_label.split(" ", 1)
    return Link(label.lower(), label, sign, restrictive)


BOWTIE = BowTie(
    "Robin is overwhelmed and staff cannot support Robin safely",
    "▲",
    "not covered",
    threats=(
        strand("Noise and crowding", "relies-on-one", link("✓ Sensory plan"), link("◐ Quiet flat")),
        strand(
            "Unfamiliar staff",
            "only-if-promised",
            link("◐ Core team of 6"),
            link("○ Shadow shifts"),
            link("○ One-page profile"),
            link("◐ Night staff named on the rota"),
        ),
        strand("Pain goes unnoticed", "not-covered"),
        strand("Plans change late", "has-back-up", link("● Social stories"), link("● Now, next")),
    ),
    consequences=(
        strand(
            "Restraint or injury",
            "not-confirmed",
            link("● PBS reactive plan"),
            link("◐ Team trained in it"),
            link("● Locked door at night", restrictive=True),
        ),
        strand("Police called", "only-if-promised", link("○ Police flag"), link("◐ Crisis line")),
        strand("Readmission", "not-covered", link("○ LAEP meeting"), link("✗ Crisis bed")),
        strand("Robin no longer trusts the team", "relies-on-one", link("● Debrief with Mum")),
    ),
)

WEEKDAY: list[Interval] = [
    (0, 420, "relies-on-one"),
    (420, 1320, "has-back-up"),
    (1320, 1440, "relies-on-one"),
]
WEEKEND: list[Interval] = [
    (0, 420, "not-covered"),
    (420, 600, "only-if-promised"),
    (600, 1320, "not-confirmed"),
    (1320, 1440, "not-covered"),
]
DAYS = dict.fromkeys(WEEK[:5], WEEKDAY) | dict.fromkeys((*WEEK[5:], "bank holiday"), WEEKEND)

PICTURES: dict[str, Callable[[], Canvas]] = {
    "ecomap-118": lambda: draw_ecomap(TIES, HUB, width=118, selected="oak"),
    "ecomap-78": lambda: draw_ecomap(TIES, HUB, width=78),
    "ecomap-118-ascii": lambda: draw_ecomap(TIES, HUB, width=118, selected="oak", ascii=True),
    "bowtie-118": lambda: draw_bowtie(BOWTIE, width=118, selected=("unfamiliar staff", "")),
    "bowtie-78": lambda: draw_bowtie(
        BOWTIE, width=78, selected=("unfamiliar staff", "core team of 6")
    ),
    "bowtie-78-ascii": lambda: draw_bowtie(BOWTIE, width=78, ascii=True),
    "strip-118": lambda: draw_strip(DAYS, width=118, title="Distress in crowds"),
    "strip-60": lambda: draw_strip(DAYS, width=60, title="Distress in crowds"),
    "strip-30-ascii": lambda: draw_strip(DAYS, width=30, ascii=True),
    "timeline-118": lambda: draw_timeline(TIMELINE, width=118, selected="team"),
    "timeline-78": lambda: draw_timeline(TIMELINE, width=78),
    "timeline-78-weeks": lambda: draw_timeline(TIMELINE, width=78, zoom=1, selected="meet"),
    "timeline-118-days": lambda: draw_timeline(TIMELINE, width=118, zoom=0, first=-3),
    "timeline-78-ascii": lambda: draw_timeline(TIMELINE, width=78, ascii=True),
    "timeline-118-no-move": lambda: draw_timeline(attrs.evolve(TIMELINE, move=None), width=118),
    "agenda-118": lambda: Agenda.of(AGENDA, TODAY).draw(118, selected="tenancy"),
    "agenda-78": lambda: Agenda.of(AGENDA, TODAY).draw(78, selected="tenancy"),
    "agenda-60-ascii": lambda: Agenda.of(AGENDA, TODAY).draw(60, limit=4, ascii=True),
}


def picture(canvas: Canvas) -> str:
    """A drawing as it is printed."""
    return "\n".join(canvas.lines()) + "\n"


if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (GOLDEN / f"{name}.txt").write_text(picture(draw()), "utf-8")
