"""What counts in a what-if and not yet once it is adopted is said beside it."""

from tcplan.domain.changes import apply
from tcplan.domain.whatif_adopting import adopted
from tcplan.views.whatif.comparing import what_if
from tests.builders import TODAY, amended, control, small_plan, source, with_entity
from tests.tcplan.whatif.plans import change, looking, new_control, stop

BARE = amended(small_plan(), "c-oak", state="proposed")
"""Nothing in place acts on Robin's one risk."""


def test_a_new_arrangement_counts_for_nothing_until_there_is_evidence() -> None:
    """The figure shown falls back to the plan's, exactly as after adopting it."""
    new = change("add-control", control=new_control())
    told = what_if(looking(BARE), [new], "P-001", suggest=False).until_evidence
    after = looking(apply(BARE, adopted(BARE, [new], TODAY, source())))

    assert told is not None
    assert told.startswith("1 change counts here as if done and seen. Until there is evidence it")
    assert "risks only if promised on 22 Nov 2026 1, not 0" in told
    assert "only-if-promised" == after.cover("r-pain").worst.risk.answer


def test_a_promise_taken_to_be_kept_is_promised_only_until_then() -> None:
    """What is agreed stays agreed, and the answer of the plan comes back."""
    plan = with_entity(BARE, control("c-late", "trust", prevents=("t-unnoticed",), state="agreed"))
    told = what_if(
        looking(plan), [change("in-place", "c-late")], "P-001", suggest=False
    ).until_evidence

    assert told is not None
    assert "risks only if promised on 22 Nov 2026 1 again, not 0" in told


def test_what_is_simply_written_waits_for_no_evidence() -> None:
    """A last day is a fact once it is adopted, so nothing falls back."""
    assert what_if(looking(BARE), [stop("oak")], "P-001", suggest=False).until_evidence is None


def test_across_the_plan_nothing_is_said_for_one() -> None:
    """Adopting is asked of each person by itself."""
    new = change("add-control", control=new_control())

    assert what_if(looking(BARE), [new], suggest=False).until_evidence is None
