"""A screen that is closed lets go of all that stood on it, so that it goes without being searched.

The widgets of a closed screen hold each other in circles. Rubbish in circles is searched for only
when nobody waits (`tui.sweeping`); until then every form that was closed would keep some megabytes.
What Textual leaves tied is untied here, but for what was laid out while it closed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget


@contextmanager
def letting_go(screen: Screen[Any]) -> Iterator[None]:
    """Around the end of a screen: untie what stood on it once all of that has ended."""
    gone = [screen, *screen.walk_children(Widget)]
    # Its own name: to ask for the timer by the property would start one where there is none.
    timers = [getattr(screen, "_Screen__update_timer", None)]
    timers += [timer for one in gone for timer in one._timers]  # noqa: SLF001
    parts = [part for one in gone for part in one._component_styles.values()]  # noqa: SLF001
    found = [link for one in gone for link in one._query_one_cache._cache.values()]  # noqa: SLF001
    yield
    for link in found:
        link.clear()  # A cache that is cleared leaves a ring of what it had found.
    for timer in filter(None, timers):
        timer._callback = None  # noqa: SLF001
    for watchers in getattr(screen.app, "__watchers", {}).values():
        watchers[:] = [one for one in watchers if one[0] not in gone]
    _untie_parts(parts)
    for one in gone:
        screen.text_selection_started_signal.unsubscribe(one)
        screen.app.theme_changed_signal.unsubscribe(one)
        _untie(one)
    screen._compositor.root = None  # noqa: SLF001


class UntyingStylesheet(Stylesheet):
    """Styles of which those of a part that were worked out anew go without being searched for."""

    def _process_component_classes(self, node: DOMNode) -> None:
        before = [*node._component_styles.values()]  # noqa: SLF001
        super()._process_component_classes(node)
        after = {*map(id, node._component_styles.values())}  # noqa: SLF001
        _untie_parts(part for part in before if id(part) not in after)


def _untie_parts(parts: Iterable[RenderStyles]) -> None:
    for part in parts:
        part._base_styles.node = part._inline_styles.node = None  # noqa: SLF001


def _untie(widget: Widget) -> None:
    """Take from a widget that has ended what leads back to it, and what it looked like."""
    widget._css_styles.node = widget._inline_styles.node = None  # noqa: SLF001
    widget._styles_cache.clear()  # noqa: SLF001
    # Forgotten where a list of widgets is cleared, though it holds them.
    nodes = widget._nodes  # noqa: SLF001
    nodes._displayed_nodes = nodes._displayed_visible_nodes = (-1, [])  # noqa: SLF001
