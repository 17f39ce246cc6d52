"""A report to a committee, for anybody: our own sentences, what its author typed, and figures.

Nothing that anybody wrote in the plan is in it, nobody is named, and no place.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from tcplan.analysis.disclosure import Withheld
from tcplan.errors import WrongUseError, shown
from tcplan.views.looking import Heading, Looking
from tcplan.views.papers import area_figures as count
from tcplan.views.papers import committee_topics
from tcplan.views.papers.committee_implications import (
    ORDERS,
    Confirmed,
    Implication,
    implications,
    settings,
    undecided,
)
from tcplan.views.papers.committee_topics import REGIONAL, Topic
from tcplan.views.papers.committee_typed import parts_of, require_nothing_named
from tcplan.views.papers.given import Given
from tcplan.views.papers.public import Typed, counts_everybody, public_heading
from tcplan.views.papers.published import Figures

COMMITTEE = "Safer and Stronger Communities Overview and Scrutiny Committee"
TITLE = "Transforming Care: people leaving hospital, and the support that holds"

SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        "template": f"the form of the report: {' or '.join(ORDERS)}",
        "committee": f"the committee; else {COMMITTEE}",
        "meeting": "the day of the meeting, for example 2027-01-31",
        "title": "the title of the report",
        "report-of": "whose report it is, for example Report of the Safe Durham Partnership",
        "divisions": "the electoral divisions affected; else Countywide",
        "regional": "a sentence about the region, in place of the one about the North East",
        "national": "a paragraph about England, with its source",
        "recommendation": "what else the committee is recommended to do; several with semicolons",
        "background-papers": "papers that the report rests on; else None",
        "contact.name": "whom to ask about the report",
        "contact.role": "their role",
        "contact.tel": "their telephone number",
        "areas": "parts of the area with what belongs to each: North=Town, Town; South=Town, Town",
        **dict(settings()),
    }
)
"""What can be typed for this report."""

_NEEDED = ("meeting", "report-of", "contact.name", "contact.role", "contact.tel")


@attrs.frozen(kw_only=True)
class Contact:
    """Whom to ask."""

    name: str
    role: str
    tel: str


@attrs.frozen(kw_only=True)
class CommitteeView:
    """The report in the order of its parts; the template says where each stands."""

    heading: Heading
    reader: str
    template: str
    committee: str
    meeting: dt.date
    title: str
    report_of: str
    divisions: str | None
    """Null in the form that does not have them."""
    purpose: str
    summary: tuple[str, ...]
    """An executive summary; none in the form that does not have one."""
    topics: tuple[Topic, ...]
    recommended: str
    recommendations: tuple[str, ...]
    conclusion: str | None
    background_papers: str | None
    contact: Contact
    implications: tuple[Implication, ...]


@attrs.frozen(kw_only=True)
class CommitteeApproval:
    """What whoever approves the report is told beside it, and nobody else."""

    heading: Heading
    title: str
    confirmed: tuple[Confirmed, ...]
    withheld: Withheld


def committee(looking: Looking, about: str | None, given: Given) -> CommitteeView:
    """The report; raises ``WrongUseError`` naming everything that its author has yet to decide."""
    del about
    return _writing(looking, given).report()


def committee_approval(looking: Looking, about: str | None, given: Given) -> CommitteeApproval:
    """What was withheld, and which headings somebody confirmed as not applicable."""
    del about
    return _writing(looking, given).approval()


def _writing(looking: Looking, given: Given) -> "_Writing":
    """The report as far as it was put together already: its figures are protected once."""
    known: dict[str, _Writing] = given.worked_out
    if "report" not in known:
        known["report"] = _Writing(looking, given)
    return known["report"]


class _Writing:
    """One report while it is put together."""

    def __init__(self, looking: Looking, given: Given) -> None:
        self.counted = given.counted(looking)
        if not counts_everybody(self.counted):
            raise WrongUseError(
                "A report to a committee counts everybody, so the plan's holder writes it, and "
                "nobody through the eyes of one agency."
            )
        self.reader = given.recipient.words
        self.typed = Typed(given.settings)
        self.current = self.template == "durham-current"
        self.parts = parts_of(self.typed)
        require_nothing_named(self.counted, self.typed, self.parts)
        counts = count.tables(count.Counting(self.counted), self.parts)
        self.figures = Figures(counts, given.disclosure)

    @property
    def template(self) -> str:
        """The form of the report; raises ``WrongUseError`` for one that there is not."""
        name = self.typed.get("template") or "durham-2017"
        if name not in ORDERS:
            raise WrongUseError(f"template: {shown(name)} is none of {', '.join(ORDERS)}.")
        return name

    @property
    def title(self) -> str:
        """What the report is called."""
        return self.typed.get("title") or TITLE

    def report(self) -> CommitteeView:
        """The report, once everything is decided."""
        open_ones = undecided(self.typed, self.template)
        missing = [name for name in _NEEDED if self.typed.get(name) is None]
        said = [
            *([open_ones] if open_ones else []),
            *([f"Give what is still missing: {', '.join(missing)}."] if missing else []),
        ]
        meeting = self.typed.day("meeting")
        if said or meeting is None:
            raise WrongUseError(" ".join(said))
        implied, _ = implications(self.typed, self.template, self._told())
        body = self.typed.get("committee") or COMMITTEE
        return CommitteeView(
            heading=public_heading(self.counted),
            reader=self.reader,
            template=self.template,
            committee=body,
            meeting=meeting,
            title=self.title,
            report_of=self._required("report-of"),
            divisions=(self.typed.get("divisions") or "Countywide") if self.current else None,
            purpose=_PURPOSE,
            summary=self._summary() if self.current else (),
            topics=self._topics(),
            recommended=f"The {body} is recommended to:",
            recommendations=("Note the contents of the report.", *self._further()),
            conclusion=_CONCLUSION if self.current else None,
            background_papers=self._papers() if self.current else None,
            contact=Contact(
                name=self._required("contact.name"),
                role=self._required("contact.role"),
                tel=self._required("contact.tel"),
            ),
            implications=implied,
        )

    def approval(self) -> CommitteeApproval:
        """What its approver is told."""
        _, confirmed = implications(self.typed, self.template, self._told())
        return CommitteeApproval(
            heading=public_heading(self.counted),
            title=self.title,
            confirmed=confirmed,
            withheld=self.figures.withheld,
        )

    def _topics(self) -> tuple[Topic, ...]:
        regional = self.typed.get("regional") or REGIONAL
        national = self.typed.get("national")
        return (
            committee_topics.background(self.counted, self.figures, regional, national),
            *committee_topics.topics(self.figures, divided=bool(self.parts)),
        )

    def _told(self) -> Mapping[str, str]:
        """The figures that implications tell."""
        of = self.figures.cell
        return {
            "one": of("cover", count.ONE),
            "gap": of("cover", count.GAP),
            "alone": of("alone", count.ALONE),
            "ready": self.figures.total("delays"),
            "reviews": of("reviews", count.OVERDUE),
        }

    def _summary(self) -> tuple[str, ...]:
        told = self._told()
        hospital = (
            f"Of {self.figures.total('cover')} people in the partners' plan, "
            f"{self.figures.total('moves')} are in hospital, and {told['ready']} of those are "
            "clinically ready to leave."
        )
        risks = (
            f"For {told['gap']} people at least one risk has a gap, which is an action for "
            f"services; a further {told['one']} rely on one arrangement for at least one risk."
        )
        return hospital, risks

    def _further(self) -> tuple[str, ...]:
        return self.typed.every("recommendation")

    def _papers(self) -> str:
        return self.typed.get("background-papers") or "None"

    def _required(self, name: str) -> str:
        return self.typed.get(name) or ""


_PURPOSE = (
    "To tell the committee how partners support people with a learning disability and autistic "
    "people to leave hospital and to live in the community, and which support networks and "
    "arrangements for risk are in place."
)
_CONCLUSION = (
    "Partners know for each person which arrangements hold and where they are missing. What is "
    "missing is work for services, and the committee can ask for it."
)
