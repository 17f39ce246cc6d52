"""A concern is about a person, tension about a place and never about a person."""

from tcplan.domain.changes import Add, Amend, Change
from tcplan.domain.codelists import code_list, label
from tcplan.domain.dates import short_day
from tcplan.domain.records import Concern
from tcplan.views.entries.entering import Entering
from tcplan.views.entries.short import begun, short_form, standing
from tcplan.views.forms.candidates import Around

PERSON_IN_IT = "Somebody's name or id stands in it. Tension is about a place and never a person."
HATE = "hate-incident"
_CHECK = " Is that who reported it? It was only proposed."
_CALLED = {
    "text": "What was reported",
    "individual": "About whom",
    "place": "Where",
    "third_party": "Reported for another",
    "reported_by": "Reported by (check)",
    "on": "Reported on",
    "happened_on": "Happened on",
    "acknowledged_on": "Answered on",
}
_REPORT = ("third_party", "reported_by", "on", "happened_on", "touches", "reference")


def kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of concern, each with its words."""
    codes = code_list("concern-kind")
    return tuple((code, codes.label(code)) for code in codes.codes)


def about_a_place(kind: str) -> bool:
    """Whether a kind of concern is about a place and never about a person."""
    return bool(code_list("concern-kind").fact(kind, "about") == "place")


def log(around: Around, kind: str) -> Entering:
    """A new concern, from today, by whoever works here, about the person of ``around``."""
    words = label("concern-kind", kind).lower()
    if about_a_place(kind):
        around = Around(around.looking, None, around.fresh, around.who)
        form = short_form(Concern, "text", "place", *_REPORT, needed=("place",), called=_CALLED)
    else:
        # Whom it is about comes first, for the words are theirs; inside a person that is known.
        known = around.person is not None
        first = ("text", "individual") if known else ("individual", "text")
        strand = ("strand",) if kind == HATE else ()
        fields = (*first, *strand, "place", *_REPORT)
        form = short_form(Concern, *fields, needed=("individual",), called=_CALLED)
    agency = around.looking.agency or around.looking.plan.about.holder
    given = {"kind": kind, "reported_by": agency}
    draft = begun("concerns", form, around, given, unnamed=("text",))
    return Entering(
        collection="concerns",
        title=f"Log a concern: {words}",
        draft=draft,
        ask=f"Log this {words}?",
        about=lambda built: _about(around, built, agency),
        changes=lambda built: (Add(built),),
        said=f"The {words} is logged.",
        doubt=(lambda built: _names(around, built)) if about_a_place(kind) else None,
    )


def _about(around: Around, built: Concern, proposed: str | None) -> str:
    """Whom or which place it is about and who reported it, where only ``proposed`` that it is."""
    looking = around.looking
    of = looking.person_label(built.individual) if built.individual else ""
    where = looking.thing_name(built.place) if built.place else ""
    about = f"{of}, at {where}" if of and where else of or where
    another = ", for another" if built.third_party else ""
    by = looking.thing_name(built.reported_by)
    check = (
        " Is that who reported it? It was only proposed." if built.reported_by == proposed else ""
    )
    happened = f" It happened on {short_day(built.happened_on)}." if built.happened_on else ""
    reported = f"reported by {by}{another} on {short_day(built.on)}"
    return f"It is about {about}, {reported}.{happened}{check}"


def _names(around: Around, built: Concern) -> str:
    """A doubt where the words of a tension report have somebody's name or id in them."""
    looking = around.looking.naming(names=False)
    ids = {person.id for person in looking.plan.individuals}
    named = looking.veiled_for_all(built.text) != built.text
    return PERSON_IN_IT if named or any(name in built.text for name in ids) else ""


def acknowledge(around: Around, concern: Concern) -> Entering:
    """That whoever reported a concern was answered, today."""
    words = label("concern-kind", concern.kind).lower()
    fields = ("acknowledged_on", "status", "touches")
    form = short_form(Concern, *fields, needed=fields[:1], called=_CALLED)
    entered = {
        "acknowledged_on": around.looking.today,
        "status": "in-hand" if concern.status == "open" else concern.status,
    }

    def changes(built: Concern) -> tuple[Change, ...]:
        names = (*entered, "touches")
        return (Amend(concern.id, {name: getattr(built, name) for name in names}),)

    return Entering(
        collection="concerns",
        title=f"Acknowledge: {words}",
        draft=standing(form, around, concern, entered),
        ask="Record that whoever reported it was answered?",
        changes=changes,
        said=f"The {words} is acknowledged.",
    )
