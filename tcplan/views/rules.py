"""The rules as they stand on a day, each with its source, its doubts, and what is set locally."""

import datetime as dt

import attrs

from tcplan.domain.codelists import label
from tcplan.domain.dates import long_day
from tcplan.rules.book import Pack, Rulebook
from tcplan.rules.rule import STATUS_WORDS, Override, Parameter, Rule, Value
from tcplan.views.looking import Heading, Looking

NOT_CERTAIN = "NOT CERTAIN"
NO_ADVICE = (
    "Rules are in our own words and no legal advice. A rule that is not in force asks nothing; "
    "one whose source is not certain says so, and whoever decides looks it up."
)


@attrs.frozen
class OverrideRow:
    """That a local pack sets a value otherwise."""

    pack: str
    area: str
    value: Value | None
    was: Value | None
    """What stood there before: the rule's own value, or that of an earlier pack."""
    source: str
    address: str | None
    certain: bool
    doubt: str | None


@attrs.frozen
class ParameterRow:
    """A number, a word or a yes-or-no of a rule."""

    name: str
    value: Value | None
    """What holds, with everything that local packs set."""
    unit: str
    words: str
    """What it means."""
    said: str
    """The value with its unit, in words."""
    was: Value | None
    """The rule's own value, whatever local packs say."""
    fixed: bool
    """Whether the law or the nation sets it, so that no local pack may."""
    choices: tuple[str, ...]
    overrides: tuple[OverrideRow, ...]
    """What local packs set, in their order; the last one holds."""


@attrs.frozen
class RuleRow:
    """One version of a rule on a day."""

    id: str
    version: str
    title: str
    text: str
    why: str
    status: str
    """``in-force``, ``pending``, ``not-yet`` or ``ended``."""
    status_words: str
    basis: str
    """``law``, ``national``, ``local`` or ``good-practice``."""
    basis_words: str
    source: str
    address: str | None
    read_in: str | None
    """Where it was read, when the source itself was not."""
    published: str
    effective_from: dt.date | None
    """None while no day has been set, and where it holds on every day."""
    effective_to: dt.date | None
    always: bool
    """Whether it holds on every day, because no first day is known or needed."""
    certain: bool
    doubt: str | None
    applies_to: str
    parameters: tuple[ParameterRow, ...]
    checks: tuple[str, ...]
    """Ids of the findings that answer it."""
    enforced_by: tuple[str, ...]
    """Tests that hold the program itself to it."""
    pack: str


@attrs.frozen
class PackRow:
    """A rule pack in use."""

    name: str
    title: str
    area: str
    local: bool
    rules: int
    overrides: int


@attrs.frozen
class RulesView:
    """Every rule once, in the version that stands for it on the day."""

    heading: Heading | None
    """None where no plan was named."""
    as_at: dt.date
    packs: tuple[PackRow, ...]
    """The national packs, then the local ones; a later one wins."""
    rows: tuple[RuleRow, ...]
    in_force: int
    not_in_force: int
    not_certain: int
    """How many rules rest on a source that is not certain."""
    no_advice: str = NO_ADVICE


@attrs.frozen
class RuleView:
    """One rule with all its versions, the oldest first."""

    heading: Heading | None
    """None where no plan was named."""
    as_at: dt.date
    id: str
    versions: tuple[RuleRow, ...]
    no_advice: str = NO_ADVICE


def rules_on(book: Rulebook, day: dt.date, looking: Looking | None = None) -> RulesView:
    """Every rule on a day."""
    rows = tuple(rule_row(rule, day) for rule in book.all_on(day))
    in_force = sum(1 for row in rows if row.status == "in-force")
    return RulesView(
        heading=looking.heading() if looking else None,
        as_at=day,
        packs=tuple(_pack(pack) for pack in book.packs),
        rows=rows,
        in_force=in_force,
        not_in_force=len(rows) - in_force,
        not_certain=sum(1 for row in rows if not row.certain),
    )


def one_rule(book: Rulebook, name: str, day: dt.date, looking: Looking | None = None) -> RuleView:
    """One rule with all its versions; raises ``UnknownIdError`` for a rule that there is not."""
    versions = book.versions(name)
    return RuleView(
        heading=looking.heading() if looking else None,
        as_at=day,
        id=versions[0].id,
        versions=tuple(rule_row(rule, day) for rule in versions),
    )


def rule_row(rule: Rule, day: dt.date) -> RuleRow:
    """One version of a rule as it is shown on a day."""
    status = rule.status(day)
    return RuleRow(
        id=rule.id,
        version=rule.version,
        title=rule.title,
        text=rule.text,
        why=rule.why,
        status=status,
        status_words=status_words(rule, day),
        basis=rule.basis,
        basis_words=label("basis", rule.basis),
        source=rule.source,
        address=rule.address,
        read_in=rule.read_in,
        published=rule.published,
        effective_from=None if rule.always else rule.effective_from,
        effective_to=rule.effective_to,
        always=rule.always,
        certain=rule.certain,
        doubt=rule.doubt,
        applies_to=rule.applies_to,
        parameters=tuple(_parameter(parameter) for parameter in rule.parameters),
        checks=rule.checks,
        enforced_by=rule.enforced_by,
        pack=rule.pack,
    )


def status_words(rule: Rule, day: dt.date) -> str:
    """A rule's status on a day, with the day that made it so: ``in force since 1 May 2023``."""
    status = rule.status(day)
    words = STATUS_WORDS[status]
    if status == "not-yet" and rule.effective_from is not None:
        return f"{words}: from {long_day(rule.effective_from)}"
    if status == "ended" and rule.effective_to is not None:
        return f"{words} since {long_day(rule.effective_to + dt.timedelta(days=1))}"
    if status == "in-force":
        since = "" if rule.always or rule.effective_from is None else long_day(rule.effective_from)
        until = f" until {long_day(rule.effective_to)}" if rule.effective_to else ""
        return words + (f" since {since}" if since else "") + until
    return words


def said(value: Value, unit: str) -> str:
    """A value with its unit in words: ``28 days``, ``yes``, ``red``."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return f"{value} {unit.removesuffix('s') if value == 1 else unit}"


def _parameter(parameter: Parameter) -> ParameterRow:
    return ParameterRow(
        name=parameter.name,
        value=parameter.value,
        unit=parameter.unit,
        words=parameter.words,
        said=said(parameter.value, parameter.unit),
        was=parameter.was,
        fixed=parameter.fixed,
        choices=parameter.choices,
        overrides=tuple(_override(override) for override in parameter.overrides),
    )


def _override(override: Override) -> OverrideRow:
    return OverrideRow(
        pack=override.pack,
        area=override.area,
        value=override.value,
        was=override.was,
        source=override.source,
        address=override.address,
        certain=override.certain,
        doubt=override.doubt,
    )


def _pack(pack: Pack) -> PackRow:
    return PackRow(
        name=pack.name,
        title=pack.title,
        area=pack.area,
        local=pack.local,
        rules=len({rule.id for rule in pack.rules}),
        overrides=len(pack.changes),
    )
