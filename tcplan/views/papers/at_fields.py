"""What each field shaped after Assuring Transformation is, from which field of the plan it comes.

Codes are codes of the plan's lists, which name their source. Nothing is worked out that the plan
does not say: what is not recorded stays empty. This is no official specification.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

import attrs

from tcplan.domain.codelists import code_list
from tcplan.views.papers.at_inpatient import Inpatient

FieldKind = Literal["text", "date", "number", "yes-no", "coded"]
Value = str | dt.date | int | bool | None
"""What a field holds; a yes or no is a ``bool``. Of several codes each once, parted by “; ”."""

AT = "Assuring Transformation, as published (NHS England)"
PARTED = "; "


@attrs.frozen(kw_only=True)
class Field:
    """One field of a row."""

    key: str
    """What it is called where somebody says what the live return calls it."""
    heading: str
    kind: FieldKind
    codes: str | None = None
    """The code list of a coded field."""
    source: str
    """Where the field comes from outside the plan."""
    held: str
    """Where it stands in the plan, and how it is worked out."""
    of: Callable[[Inpatient], Value] = attrs.field(repr=False)

    def words(self, value: Value) -> str | None:
        """What a value of a coded field means; None for another field, or for no value."""
        if self.codes is None or not isinstance(value, str):
            return None
        known = code_list(self.codes)
        return PARTED.join(known.label(code) for code in value.split(PARTED))


def _field(
    key: str, heading: str, kind: FieldKind, held: str, of: Callable[[Inpatient], Value],
    source: str = AT,
) -> Field:  # fmt: skip
    return Field(key=key, heading=heading, kind=kind, held=held, of=of, source=source)


def _coded(
    key: str, heading: str, codes: str, held: str, of: Callable[[Inpatient], Value]
) -> Field:
    known = code_list(codes)
    source = f"{known.source}, {known.version}"
    return Field(
        key=key, heading=heading, kind="coded", codes=codes, source=source, held=held, of=of
    )


_OURS = "tcplan's own, to find the row again"

FIELDS: tuple[Field, ...] = (
    _field(
        "person", "Local identifier", "text", "id of the person in the plan",
        lambda one: one.person.id, _OURS,
    ),
    _field(
        "born", "Born", "text", "year and month of birth; a full date only for under 19",
        lambda one: one.person.born,
    ),
    _coded(
        "diagnosis", "Learning disability or autism", "diagnosis", "diagnosis of the person",
        lambda one: one.person.diagnosis,
    ),
    _coded(
        "commissioner-kind", "Kind of commissioner", "spell-commissioner",
        "commissioner_kind of the hospital stay", lambda one: one.spell.commissioner_kind,
    ),
    _field(
        "commissioner", "Commissioner of the bed", "text", "commissioner of the hospital stay",
        lambda one: one.called(one.spell.commissioner),
    ),
    _field(
        "icb", "Responsible ICB", "text", "responsible_icb of the person",
        lambda one: one.body(one.person.responsible_icb),
    ),
    _field(
        "icb-disputed", "Responsible ICB in dispute", "yes-no",
        "in_dispute of responsible_icb", lambda one: one.disputed(one.person.responsible_icb),
    ),
    _field(
        "council", "Responsible council", "text", "responsible_council of the person",
        lambda one: one.body(one.person.responsible_council),
    ),
    _field(
        "hospital", "Hospital provider", "text", "hospital of the stay",
        lambda one: one.called(one.spell.hospital),
    ),
    _field("ward", "Ward or unit", "text", "unit of the stay", lambda one: one.spell.unit),
    _coded(
        "ward-type", "Ward type", "ward-type", "ward_type of the stay",
        lambda one: one.spell.ward_type,
    ),
    _coded(
        "ward-security", "Ward security", "ward-security", "security of the stay",
        lambda one: one.spell.security,
    ),
    _coded(
        "bed-category", "Bed category", "bed-category", "bed_category of the stay",
        lambda one: one.spell.bed_category,
    ),
    _coded(
        "distance", "Distance from home", "distance-band", "distance of the stay",
        lambda one: one.spell.distance,
    ),
    _field(
        "out-of-area", "Out of area", "yes-no", "out_of_area of the stay",
        lambda one: one.spell.out_of_area,
    ),
    _field(
        "admitted", "Original admission date", "date",
        "the earliest admission over every stay that goes on from another; a transfer is no "
        "discharge", lambda one: one.stay.admitted,
    ),
    _field(
        "on-ward-since", "On this ward since", "date", "on_this_ward_since of the stay",
        lambda one: one.spell.on_this_ward_since,
    ),
    _field(
        "stay-days", "Length of stay in days", "number",
        "days from the original admission to the day asked about", lambda one: one.stay.length,
    ),
    _field(
        "stay-band", "Length of stay", "text", "the band of the published statistics",
        lambda one: one.stay_band,
    ),
    _coded(
        "legal-status", "Legal status", "legal-status",
        "code of the legal status in force on the day, never a statistical group",
        lambda one: one.legal_codes,
    ),
    _field(
        "legal-since", "Legal status since", "date", "start of that legal status",
        lambda one: one.legal_since,
    ),
    _field(
        "ready", "Clinically ready for discharge since", "date",
        "clinically_ready without a break over joined stays", lambda one: one.stay.ready_since,
    ),
    _coded(
        "delay-reason", "Reason for delay", "delay-reason", "reason of the delays that run",
        lambda one: one.delay_reasons,
    ),
    _coded(
        "delay-attribution", "Delay attributed to", "delay-attribution",
        "attribution of the delays that run", lambda one: one.delay_attributions,
    ),
    _field(
        "delay-since", "Delay since", "date", "start of the first delay that runs",
        lambda one: one.delay_since,
    ),
    _field(
        "planned", "Planned discharge date recorded", "yes-no", "whether the move has a target",
        lambda one: one.planned is not None,
    ),
    _field(
        "planned-date", "Planned discharge date", "date", "target of the move that is not made",
        lambda one: one.planned,
    ),
    _field(
        "planned-band", "Time to planned discharge", "text",
        "the band of the published statistics; a target that has passed is overdue",
        lambda one: one.planned_band,
    ),
    _coded(
        "planned-home", "Planned home", "tenure",
        "tenure of the placement; it is tcplan's list and no closure code", lambda one: one.tenure,
    ),
    _field(
        "cetr-last", "Last C(E)TR", "date", "the last C(E)TR that was held by the day",
        lambda one: one.last_cetr,
    ),
    _field(
        "cetr-next", "Next C(E)TR due", "date",
        "by when the rules in force ask for one, or the day agreed if sooner",
        lambda one: one.next_due("post-admission-cetr", "inpatient-cetr"),
    ),
    _field(
        "register-before", "On the dynamic support register before admission", "yes-no",
        "yes where an entry is dated before the original admission; else not said",
        lambda one: one.on_register,
    ),
    _coded(
        "advocate", "Kind of advocate", "advocate-kind", "kind of the person's advocate",
        lambda one: one.person.advocate.kind if one.person.advocate else None,
    ),
    _field(
        "ehc-plan", "Education, health and care plan", "yes-no", "education_plan of the person",
        lambda one: one.person.education_plan,
    ),
    _field(
        "visit-last", "Last commissioner oversight visit", "date",
        "the last oversight visit that was held by the day", lambda one: one.last_visit,
    ),
    _field(
        "visit-on-site", "Last oversight visit on site", "yes-no",
        "on_site of that visit; the rule counts visits on site alone",
        lambda one: one.last_on_site,
    ),
    _field(
        "visit-next", "Next commissioner oversight visit due", "date",
        "by when the rule in force asks for one out of area, else the day agreed",
        lambda one: one.next_visit,
    ),
    _field(
        "leave", "Section 17 leave authorised", "yes-no",
        "a legal route of leave that is authorised and has not ended", lambda one: one.on_leave,
    ),
)  # fmt: skip
"""The fields of a row, in their order."""

BY_KEY: Mapping[str, Field] = MappingProxyType({field.key: field for field in FIELDS})

NOT_HELD = (
    "NHS number, name and address",
    "Ethnic group",
    "Reason for admission, as the return asks it",
    "Diagnosis found after admission",
    "How far an advocate is engaged",
    "Hospital site code and organisation codes",
)
"""What the return asks for, as far as is published, and no plan holds."""
