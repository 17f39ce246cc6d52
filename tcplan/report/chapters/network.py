"""Everybody who supports the person is named, with what rests on them and what if they stop."""

from tcplan.domain.dates import short_day
from tcplan.draw import SOLE, glyph_for
from tcplan.report.chapters.controls import restriction
from tcplan.report.document import (
    Block,
    Cell,
    Drawing,
    Line,
    Paragraph,
    Run,
    Section,
    Table,
    cell,
    line,
)
from tcplan.report.phrases import answer, aside, each, from_to, labelled, missing, strong
from tcplan.views.drawn import ecomap_of
from tcplan.views.network import NetworkView, TieView
from tcplan.views.summary import SummaryView
from tcplan.views.withdrawals import LossView

ECOMAP_CELLS = 126
_NOTHING_RESTS = "no control in place or agreed"
_SAME_AS_TEXT = "The table below names every tie with what rests on it."


def support_network(view: SummaryView) -> Section:
    """The network drawn now and on the day of the move, every tie, and what if each stops."""
    now, then = view.network, view.network_on_move_day
    if not now.ties:
        nothing = Paragraph(
            line(missing("No tie is recorded: nobody is named as supporting them."))
        )
        return Section("The support network", (nothing,))
    drawings = [_drawn(now, "now")]
    lost = [_if_lost(now, "now")]
    if then:
        drawings.append(_drawn(then, "on the day of the move"))
        lost.append(_if_lost(then, "on the day of the move"))
    others = view.person.others_supported
    return Section(
        "The support network",
        (
            *drawings,
            _ties(now, then),
            Paragraph(line(f"Other people whom at least one of the agencies supports: {others}.")),
            Section("What would be lost if one of them stopped", tuple(lost)),
        ),
    )


def _drawn(network: NetworkView, when: str) -> Drawing:
    title = f"Support network of {network.individual_label} {when}."
    return Drawing(ecomap_of(network, ECOMAP_CELLS), title, f"{_rest(network)} {_SAME_AS_TEXT}")


def _rest(network: NetworkView) -> str:
    middle = ", ".join(network.hub)
    return (
        f"In the middle: {middle}. Ties: {len(network.ties)}; "
        f"holders who carry something that nobody else does: {network.rest_on_one}."
    )


def _ties(now: NetworkView, move: NetworkView | None) -> Table:
    later = {tie.id: tie for tie in move.ties} if move else {}
    return Table(
        "Everybody who supports, and what rests on them",
        ("Who", "The tie", "What rests on them", "They depend on"),
        tuple(
            (_who(t), _tie(t, then), _carries(t, then), _leans(t, then))
            for t, then in ((tie, later.get(tie.id)) for tie in now.ties)
        ),
        (22, 25, 38, 15),
    )


def _who(tie: TieView) -> Cell:
    return cell(strong(tie.name), tie.role, aside(tie.group))


def _tie(tie: TieView, then: TieView | None) -> Cell:
    lines = [line(*_kind(tie), f"; {tie.direction_words}")]
    if then:
        sole = line("; ", _sole()) if then.only else ()
        lines.append((*line("On the day of the move: ", *_kind(then)), *sole))
    lines.append(line(from_to(tie.start, tie.end)))
    if tie.confirmed_on:
        by = f" by {tie.confirmed_by}" if tie.confirmed_by else ""
        lines.append(line(f"confirmed {short_day(tie.confirmed_on)}{by}"))
    else:
        lines.append(
            line(missing("not confirmed"), f" ({tie.confirmed_by})" if tie.confirmed_by else "")
        )
    return tuple(lines)


def _kind(tie: TieView) -> Line:
    return (Run(tie.kind_words, None, glyph_for(tie.kind).sign),)


def _carries(tie: TieView, then: TieView | None) -> Cell:
    lines: list[Line] = []
    if tie.only:
        lines.append(line(_sole()))
    if tie.restrictive:
        lines.append(line(restriction()))
    lines += each(tie.carries, _NOTHING_RESTS)
    other = [words for words in then.carries if words not in tie.carries] if then else []
    if other:
        lines += [line("On the day of the move:"), *cell(*other)]
    return tuple(lines)


def _sole() -> Run:
    return Run("nobody else carries what rests on them", SOLE.style, SOLE.sign)


def _leans(tie: TieView, then: TieView | None) -> Cell:
    lines = [*each(tie.depends_on, "nothing recorded"), line(aside(_others(tie)))]
    if then and then.also_supports != tie.also_supports:
        lines.append(line(aside(f"on the day of the move {_others(then)}")))
    return tuple(lines)


def _others(tie: TieView) -> str:
    others = tie.also_supports
    return f"also supports {'1 other person' if others == 1 else f'{others} other people'}"


def _if_lost(network: NetworkView, when: str) -> Block:
    rows = [_loss(tie, loss) for tie in network.ties for loss in tie.if_lost]
    if not rows:
        return Paragraph(line(f"No single one of them stopping would lose cover {when}."))
    return Table(
        f"If one of them stopped {when}",
        ("If this stops", "What happens", "Causes left open or with one way", "How"),
        tuple(rows),
        (16, 30, 24, 30),
    )


def _loss(tie: TieView, loss: LossView) -> tuple[Cell, ...]:
    return (
        cell(tie.name),
        cell(
            (Run(f"{loss.title} "), Run(loss.kind_words, "gap" if loss.kind == "cover" else None)),
            loss.when,
            (
                answer(loss.before, loss.before_words),
                *line(" becomes "),
                answer(loss.after, loss.after_words),
            ),
            labelled("Judged", loss.reading_words),
        ),
        each(loss.threats, "none named"),
        each(loss.paths, "not recorded"),
    )
