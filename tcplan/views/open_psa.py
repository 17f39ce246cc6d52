"""What a published fault tree comes to: figures of a service or a plant, never of a person."""

import attrs


@attrs.frozen
class TreeView:
    """The answers about one fault tree of an Open-PSA file."""

    file: str
    top: str
    """The gate that was asked about."""
    gates: int
    """Gates that it needs, once constants are worked out."""
    events: int
    """Basic events that it needs."""
    probability: float
    """Probability of the top, exact up to the rounding of floating-point numbers."""
    minimal_cut_sets: int
    """How many there are, exactly, however many."""
    orders: dict[int, int]
    """How many minimal cut sets have so many events; orders that no cut set has are left out."""
    mission_time: float | None
    """In hours; null where no probability depends on it."""
    seconds: float
    """How long reading the file and working it out took."""
