"""What a report to a committee tells, topic by topic: our own sentences, and published figures."""

import attrs

from tcplan.domain.dates import long_day
from tcplan.views.looking import Looking
from tcplan.views.papers.published import Figures, FigureTable
from tcplan.views.sentences import PREDICTS_NO_ONE, WHAT_COVER_SAYS

REGIONAL = (
    "The North East and Cumbria was among the first areas of England to do so, as a fast-track "
    "area from 2015."
)


@attrs.frozen(kw_only=True)
class Part:
    """A numbered paragraph, with what belongs to it unnumbered, and a table after it."""

    text: str
    bullets: tuple[str, ...] = ()
    table: FigureTable | None = None


@attrs.frozen(kw_only=True)
class Topic:
    """A heading with its paragraphs."""

    title: str
    parts: tuple[Part, ...]


def background(looking: Looking, figures: Figures, regional: str, national: str | None) -> Topic:
    """Why this is done, in England and in the region, and what was counted."""
    return Topic(
        title="Background",
        parts=(
            Part(
                text="After abuse in a private hospital, Winterbourne View, came to light in 2011, "
                "England set out to end long stays in hospital for people with a learning "
                f"disability and autistic people. {regional}"
            ),
            *((Part(text=national),) if national else ()),
            Part(
                text="Commissioners build support in the community that prevents lengthy and "
                "avoidable stays in hospital and supports people to move out. Moves bring "
                "challenges and risks. What holds them is the support network of each person and "
                "the arrangements that the partners have in place."
            ),
            Part(
                text="The figures of this report are counted from the plan that the partners keep "
                f"together, as at {long_day(looking.day)}. {PREDICTS_NO_ONE}"
            ),
            Part(text=figures.legend),
        ),
    )


def topics(figures: Figures, *, divided: bool) -> tuple[Topic, ...]:
    """What the figures tell; ``divided`` says whether reports are counted by part of the area."""
    return (
        _moves(figures),
        _networks(figures),
        _waiting(figures),
        _reviews(figures),
        _single(figures),
        _concerns(figures, divided=divided),
    )


def _moves(figures: Figures) -> Topic:
    return Topic(
        title="People in hospital and their moves",
        parts=(
            Part(
                text=f"The plan holds {figures.total('cover')} people, "
                f"{figures.total('moves')} of them in hospital. For those in hospital the table "
                "shows how far the move home is planned. A move without a day, and one whose day "
                "has passed, is work for the partners.",
                table=figures.table("moves"),
            ),
            Part(
                text="The length of a stay is counted from the original admission, across every "
                "ward and hospital that followed it.",
                table=figures.table("stays"),
            ),
        ),
    )


def _networks(figures: Figures) -> Topic:
    return Topic(
        title="Support networks and risk management in place",
        parts=(
            Part(
                text="For each risk the partners record which arrangements hold it, who delivers "
                "them in which hours of the week, on what evidence, and what is left if one fails. "
                "Each person is counted once, by the answer about their risks that asks most of "
                "services.",
                bullets=(
                    "Back-up: more than one separate arrangement would have to fail.",
                    "Relies on one: one failure would leave the risk without cover.",
                    "A gap: nothing covers it at some hours, or it is promised or not confirmed.",
                ),
                table=figures.table("cover"),
            ),
            Part(text=WHAT_COVER_SAYS),
        ),
    )


def _waiting(figures: Figures) -> Topic:
    return Topic(
        title="Waiting to leave hospital",
        parts=(
            Part(
                text=f"Of the people in hospital, {figures.total('delays')} are clinically ready "
                "to leave. Delays are attributed as the national Mental Health Services Data Set "
                "does: to the NHS, to social care, or to both.",
                table=figures.table("delays"),
            ),
        ),
    )


def _reviews(figures: Figures) -> Topic:
    return Topic(
        title="Reviews and visits",
        parts=(
            Part(
                text="Everybody in hospital is to have care (education) and treatment reviews, by "
                "age and by the security of the ward.",
                table=figures.table("reviews"),
            ),
            Part(
                text="Commissioners visit people in hospitals out of area, adults every eight "
                "weeks and children every six.",
                table=figures.table("visits"),
            ),
        ),
    )


def _single(figures: Figures) -> Topic:
    return Topic(
        title="Single agencies relied on",
        parts=(
            Part(
                text="Where one agency alone holds a risk, that risk is without cover on the day "
                "the agency stops. The partners keep a paper for each agency that says what would "
                "be lost and who would act.",
                table=figures.table("alone"),
            ),
            Part(
                text="Family and friends are not counted here. Which agencies these are is no part "
                "of a public report.",
                table=figures.table("agencies"),
            ),
        ),
    )


def _concerns(figures: Figures, *, divided: bool) -> Topic:
    told = [
        Part(
            text="Hate crime is under-reported, and few reports may mean that few people were "
            "asked. Reports come from any partner and from third parties; tension is reported "
            "about a place and never about a person.",
            table=figures.table("kinds"),
        )
    ]
    if divided:
        told += [
            Part(
                text="The trend by part of the area shows where the partners look closer.",
                table=figures.table("areas"),
            ),
            Part(
                text="By part of the area and kind, the reports of these six months were:",
                table=figures.table("areas-by-kind"),
            ),
        ]
    return Topic(title="Hate crime and tension monitoring", parts=tuple(told))
