"""Whatever is made of other things comes after them; what is made of itself is a loop."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


class LoopError(Exception, Generic[Node]):
    """Things each made of the next, the last of the first."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        """Keep the ``nodes`` in their order."""
        self.nodes = tuple(nodes)
        super().__init__("a loop")


def bottom_up(starts: Iterable[Node], made_of: Callable[[Node], Iterable[Node]]) -> list[Node]:
    """Everything that ``starts`` are made of, and they themselves, each after its parts.

    Depth-first with a list instead of recursion, because a chain may be as long as a file allows.
    Raises ``LoopError``. O(nodes + edges).
    """
    done: dict[Node, None] = {}
    on_path: dict[Node, None] = {}
    for start in starts:
        stack = [(start, iter([start]))]
        while stack:
            node, parts = stack[-1]
            part = next((one for one in parts if one not in done), None)
            if part is None:
                stack.pop()
                if stack:
                    on_path.pop(node)
                    done[node] = None
            elif part in on_path:
                path = list(on_path)
                raise LoopError(path[path.index(part) :])
            else:
                on_path[part] = None
                stack.append((part, iter(made_of(part))))
    return list(done)
