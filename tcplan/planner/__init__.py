"""One function for each thing that a planner asks for: open the plan, ask, save.

Front ends call these and nothing beneath them; what comes back are the values of
``tcplan.views``. Each is imported when it is first asked for, because one command needs few of
them and all together take longer to load than most answers.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tcplan.analysis.pace import Tell, let_go_first, paced, resting
    from tcplan.planner.access import erase, subject_access
    from tcplan.planner.adopting import to_write
    from tcplan.planner.copies import Copied, backup, restore
    from tcplan.planner.importing import import_plan
    from tcplan.planner.journal import Wanted, history, redo, undo, verify
    from tcplan.planner.libraries import discharge_checklist
    from tcplan.planner.making import Made, new_database
    from tcplan.planner.opening import Request, Visit, look, sample
    from tcplan.planner.papers import (
        Handed,
        export_calendar,
        export_paper,
        export_plan,
        export_summary,
        form_of,
        formats,
        hand_over_paper,
        paper_kinds,
        paper_settings,
        paper_words,
        print_calendar,
        print_summary,
        render_paper,
        render_summary,
    )
    from tcplan.planner.papers_asked import PaperAsked, figures_told
    from tcplan.planner.papers_many import ManyWritten, export_papers
    from tcplan.planner.papers_offered import file_name, kinds_here, readers_here
    from tcplan.planner.papers_written import Written
    from tcplan.planner.pseudonyms import pseudonyms_of
    from tcplan.planner.retained import retention
    from tcplan.planner.rulebook import packs_named, rule, rules
    from tcplan.planner.saves import person_history
    from tcplan.planner.securing import accept_journal, rekey
    from tcplan.planner.session import Seen, Session
    from tcplan.planner.signing import Signed
    from tcplan.planner.trying import what_if_file
    from tcplan.planner.unlocking import Unlocking, is_database
    from tcplan.planner.verifying import fault_tree, published
    from tcplan.report.kinds import Kind
    from tcplan.views.actions import actions
    from tcplan.views.again import kept_after
    from tcplan.views.agencies import agencies, agency
    from tcplan.views.calendar import calendar
    from tcplan.views.caseload import caseload
    from tcplan.views.checks import check
    from tcplan.views.concerns.view import concerns
    from tcplan.views.contingencies import MOST_PAIRS, each_person, every_pair
    from tcplan.views.controls import controls
    from tcplan.views.gaps import gaps, held
    from tcplan.views.gates import gates
    from tcplan.views.library import causes, causes_in_full, typical_milestones
    from tcplan.views.looking import Looking
    from tcplan.views.network import network
    from tcplan.views.people import people
    from tcplan.views.people_so_far import people_so_far
    from tcplan.views.person import person
    from tcplan.views.reliability import reliability
    from tcplan.views.risks import all_risks, risks
    from tcplan.views.suggestions import from_library
    from tcplan.views.summary import summary
    from tcplan.views.timeline.dates import move_dates
    from tcplan.views.timeline.view import timeline
    from tcplan.views.whatif.comparing import what_if
    from tcplan.views.whatif.comparison import compare_options
    from tcplan.views.whatif.hiding import hide_names
    from tcplan.views.withdrawals import every_withdrawal, losses_for, withdrawal

_HOMES: dict[str, tuple[str, ...]] = {
    "tcplan.analysis.pace": ("Tell", "let_go_first", "paced", "resting"),
    "tcplan.planner.access": ("erase", "subject_access"),
    "tcplan.planner.adopting": ("to_write",),
    "tcplan.planner.copies": ("Copied", "backup", "restore"),
    "tcplan.planner.journal": ("Wanted", "history", "redo", "undo", "verify"),
    "tcplan.planner.importing": ("import_plan",),
    "tcplan.planner.libraries": ("discharge_checklist",),
    "tcplan.planner.making": ("Made", "new_database"),
    "tcplan.planner.opening": ("Request", "Visit", "look", "sample"),
    "tcplan.planner.papers": (
        "Handed",
        "export_calendar",
        "export_paper",
        "export_plan",
        "export_summary",
        "form_of",
        "formats",
        "hand_over_paper",
        "paper_kinds",
        "paper_settings",
        "paper_words",
        "print_calendar",
        "print_summary",
        "render_paper",
        "render_summary",
    ),
    "tcplan.planner.papers_asked": ("PaperAsked", "figures_told"),
    "tcplan.planner.papers_many": ("ManyWritten", "export_papers"),
    "tcplan.planner.papers_offered": ("file_name", "kinds_here", "readers_here"),
    "tcplan.planner.papers_written": ("Written",),
    "tcplan.planner.pseudonyms": ("pseudonyms_of",),
    "tcplan.planner.retained": ("retention",),
    "tcplan.planner.rulebook": ("packs_named", "rule", "rules"),
    "tcplan.planner.saves": ("person_history",),
    "tcplan.planner.securing": ("accept_journal", "rekey"),
    "tcplan.planner.session": ("Seen", "Session"),
    "tcplan.planner.signing": ("Signed",),
    "tcplan.planner.trying": ("what_if_file",),
    "tcplan.planner.unlocking": ("Unlocking", "is_database"),
    "tcplan.planner.verifying": ("fault_tree", "published"),
    "tcplan.report.kinds": ("Kind",),
    "tcplan.views.actions": ("actions",),
    "tcplan.views.again": ("kept_after",),
    "tcplan.views.agencies": ("agencies", "agency"),
    "tcplan.views.calendar": ("calendar",),
    "tcplan.views.caseload": ("caseload",),
    "tcplan.views.checks": ("check",),
    "tcplan.views.concerns.view": ("concerns",),
    "tcplan.views.contingencies": ("MOST_PAIRS", "each_person", "every_pair"),
    "tcplan.views.controls": ("controls",),
    "tcplan.views.gaps": ("gaps", "held"),
    "tcplan.views.gates": ("gates",),
    "tcplan.views.library": ("causes", "causes_in_full", "typical_milestones"),
    "tcplan.views.looking": ("Looking",),
    "tcplan.views.network": ("network",),
    "tcplan.views.people": ("people",),
    "tcplan.views.people_so_far": ("people_so_far",),
    "tcplan.views.person": ("person",),
    "tcplan.views.reliability": ("reliability",),
    "tcplan.views.risks": ("all_risks", "risks"),
    "tcplan.views.suggestions": ("from_library",),
    "tcplan.views.summary": ("summary",),
    "tcplan.views.timeline.dates": ("move_dates",),
    "tcplan.views.timeline.view": ("timeline",),
    "tcplan.views.whatif.comparing": ("what_if",),
    "tcplan.views.whatif.comparison": ("compare_options",),
    "tcplan.views.whatif.hiding": ("hide_names",),
    "tcplan.views.withdrawals": ("every_withdrawal", "losses_for", "withdrawal"),
}
"""Module to the names that come from it; a test compares them with the imports above."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """A name from its home, kept for the next time."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(home), name)
    globals()[name] = found
    return found


__all__ = [
    "MOST_PAIRS",
    "Copied",
    "Handed",
    "Kind",
    "Looking",
    "Made",
    "ManyWritten",
    "PaperAsked",
    "Request",
    "Seen",
    "Session",
    "Signed",
    "Tell",
    "Unlocking",
    "Visit",
    "Wanted",
    "Written",
    "accept_journal",
    "actions",
    "agencies",
    "agency",
    "all_risks",
    "backup",
    "calendar",
    "caseload",
    "causes",
    "causes_in_full",
    "check",
    "compare_options",
    "concerns",
    "controls",
    "discharge_checklist",
    "each_person",
    "erase",
    "every_pair",
    "every_withdrawal",
    "export_calendar",
    "export_paper",
    "export_papers",
    "export_plan",
    "export_summary",
    "fault_tree",
    "figures_told",
    "file_name",
    "form_of",
    "formats",
    "from_library",
    "gaps",
    "gates",
    "hand_over_paper",
    "held",
    "hide_names",
    "history",
    "import_plan",
    "is_database",
    "kept_after",
    "kinds_here",
    "let_go_first",
    "look",
    "losses_for",
    "move_dates",
    "network",
    "new_database",
    "paced",
    "packs_named",
    "paper_kinds",
    "paper_settings",
    "paper_words",
    "people",
    "people_so_far",
    "person",
    "person_history",
    "print_calendar",
    "print_summary",
    "pseudonyms_of",
    "published",
    "readers_here",
    "redo",
    "rekey",
    "reliability",
    "render_paper",
    "render_summary",
    "resting",
    "restore",
    "retention",
    "risks",
    "rule",
    "rules",
    "sample",
    "subject_access",
    "summary",
    "timeline",
    "to_write",
    "typical_milestones",
    "undo",
    "verify",
    "what_if",
    "what_if_file",
    "withdrawal",
]
