"""Where one stands decides what is added, changed or retired; nothing is done without asking.

Of other people only those are offered whose record one is in.
"""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from tcplan.domain.common import Entity
from tcplan.domain.individual import Individual
from tcplan.domain.integrity import NESTED_KINDS
from tcplan.domain.network import Agency
from tcplan.domain.plan import collection_of
from tcplan.views.forms.candidates import Around
from tcplan.views.forms.draft import new, standing
from tcplan.views.forms.fields import form_for
from tcplan.views.forms.image import named
from tcplan.views.forms.offered import Offer, changeable, entry_words, offers
from tcplan.views.forms.retiring import REMOVE, Retirement, retired, retirement, said
from tui import say
from tui.forms.entry import EntryForm
from tui.forms.pick import Pick
from tui.forms.retire import Retire
from tui.framed import PLACES
from tui.listing import Listing
from tui.sheet import Picture

if TYPE_CHECKING:
    from tui.framed import Framed

_NOTHING_HERE = "Highlight what you want to change first; a adds something new."


def pointed_at(screen: "Framed") -> Iterator[tuple[Entity, tuple[str, int] | None]]:
    """What is highlighted, the most particular first: an entry, or a part of one."""
    plan = screen.looking.plan
    for name in _names(screen):
        kind = plan.index.kind(name)
        if kind in NESTED_KINDS:
            collection, field = NESTED_KINDS[kind]
            for entity in getattr(plan, collection):
                parts = getattr(entity, field)
                found = next((n for n, part in enumerate(parts) if part.id == name), None)
                if found is not None:
                    yield entity, (field, found)
                    break
        elif kind is not None:
            yield plan.by_id[name], None


def _names(screen: "Framed") -> Iterator[str]:
    yield from screen.pointed()
    focused = screen.focused
    widgets = [focused] if isinstance(focused, Listing | Picture) else []
    for widget in widgets:
        if isinstance(widget, Picture):
            yield from (name for name in widget.chosen or () if name)
        elif widget.key is not None:
            yield widget.key
    if screen.holder is not None and screen.REACH != "calendar":
        yield screen.holder


def add(screen: "Framed") -> None:
    """Ask what is to be added, what makes sense here first, and open its form."""
    person, risk = screen.individual, getattr(screen, "risk", None)
    offered = offers(screen.looking, screen.REACH, person, risk)

    def chosen(number: int | None) -> None:
        if number is not None:
            _admitted(screen, person, partial(_open_new, screen, offered[number], person))

    inside = person is not None and screen.REACH not in PLACES
    label = f" · {screen.looking.person_label(person)}" if person and inside else ""
    screen.app.push_screen(Pick(f"Add{label}", [offer.words for offer in offered]), chosen)


def change(screen: "Framed") -> None:
    """Open the form of what is highlighted; of a person, ask which of their entries."""
    found = next(pointed_at(screen), None)
    if found is not None and not isinstance(found[0], Individual):
        entity, part = found
        _admitted(screen, _whose(entity), partial(_open, screen, entity, part))
        return
    person = screen.individual
    if person is None:
        say.toast(screen.app, _NOTHING_HERE, "warning")
        return
    _admitted(screen, person, partial(_pick, screen, person, "Change", _open))


def retire(screen: "Framed") -> None:
    """Ask how what is highlighted is retired, and do it; of a person, ask which entry."""
    found = next(pointed_at(screen), None)
    if found is not None and not isinstance(found[0], Individual):
        entity, part = found
        _admitted(screen, _whose(entity), partial(_retire, screen, entity, part))
        return
    person = screen.individual
    if person is None:
        say.toast(screen.app, _NOTHING_HERE, "warning")
        return
    _admitted(screen, person, partial(_pick, screen, person, "Retire", _retire))


def _pick(screen: "Framed", person: str, verb: str, then: Any) -> None:  # noqa: ANN401
    entries = changeable(screen.looking, screen.REACH, person)
    words = [entry_words(screen.looking, entity) for entity in entries]

    def chosen(number: int | None) -> None:
        if number is not None:
            then(screen, entries[number], None)

    title = f"{verb} what of {screen.looking.person_label(person)}?"
    screen.app.push_screen(Pick(title, words), chosen)


def _admitted(screen: "Framed", person: str | None, then: Any) -> None:  # noqa: ANN401
    """Nothing of a person is shown before the journal has it that their record is opened."""
    if person is None:
        then()
    else:
        screen.admit(person, then, lambda words: say.toast(screen.app, words, "error"))


def _open_new(screen: "Framed", offer: Offer, person: str | None) -> None:
    work = screen.planner.work
    if work is None:
        return
    looking = screen.looking
    if offer.part:
        _open(screen, looking.plan.by_id[offer.of], (offer.part, None))
        return
    given = _given(screen, offer.collection)
    named_here = form_for(offer.collection).by_name
    inside = screen.REACH not in PLACES
    if person is not None and not inside and "individual" in named_here:
        given["individual"] = person
    draft = new(offer.collection, _around(screen, person if inside else None), given)
    about = person is not None and "individual" in named_here
    label = f" · {looking.person_label(person)}" if person is not None and about else ""
    title = f"Add {offer.words}{label}"
    screen.app.push_screen(EntryForm(offer.collection, draft, title, (looking, work.seen)))


def _open(screen: "Framed", entity: Entity, part: tuple[str, int | None] | None) -> None:
    work = screen.planner.work
    if work is None:
        return
    looking = screen.looking
    person = _whose(entity)
    draft = standing(entity, _around(screen, person))
    label = f" · {looking.person_label(person)}" if person else ""
    title = f"Change {named(looking, entity)}{label}"
    form = EntryForm(collection_of(entity), draft, title, (looking, work.seen), part)
    screen.app.push_screen(form)


def _retire(screen: "Framed", entity: Entity, part: tuple[str, int | None] | None) -> None:
    looking, work = screen.looking, screen.planner.work
    if part is not None:
        _open(screen, entity, part)
        return
    if work is None:
        return
    basis = (looking, work.seen)
    within = screen.individual if screen.REACH not in PLACES else None

    def answered(asked: Retirement, answer: Any) -> None:  # noqa: ANN401
        if answer is not None:
            code, day, why = answer
            done = said(asked, entity, code, day)
            gone = partial(_step_aside, screen, entity.id) if code == REMOVE else None
            screen.planner.save(retired(entity, code, day), why, done, seen=basis, saved=gone)

    def ask(asked: Retirement) -> None:
        screen.app.push_screen(Retire(asked, entity, looking.today), partial(answered, asked))

    screen.ask("retire", lambda: retirement(looking, entity, within), ask)


def _step_aside(screen: "Framed", name: str) -> None:
    """Highlight the row after the one that is gone, or before it where it was the last."""
    for listing in screen.query(Listing):
        if listing.key == name:
            last = len(listing.rows) - 1
            listing.highlight(listing.at + 1 if listing.at < last else last - 1)


def _around(screen: "Framed", person: str | None) -> Around:
    work = screen.planner.work
    return Around(screen.looking, person, who=work.session.who if work else "")


def _given(screen: "Framed", collection: str) -> dict[str, Any]:
    """What is known of a new entry from where one stands."""
    found = next(pointed_at(screen), None)
    if found is None:
        return {}
    entity, part = found
    if part is not None and collection == "controls":
        name = getattr(entity, part[0])[part[1]].id
        return {{"threats": "prevents", "consequences": "limits"}.get(part[0], ""): (name,)}
    if isinstance(entity, Agency) and collection in {"teams", "ties"}:
        return {"agency" if collection == "teams" else "holder": entity.id}
    return {}


def _whose(entity: Entity) -> str | None:
    if isinstance(entity, Individual):
        return entity.id
    person: str | None = getattr(entity, "individual", None)
    return person
