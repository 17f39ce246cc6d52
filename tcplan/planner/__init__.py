"""One function for each thing that a planner asks for: open the plan, ask, save.

Front ends call these and nothing beneath them; what comes back are the values of
``tcplan.views``.
"""

from tcplan.planner.access import erase, subject_access
from tcplan.planner.copies import Copied, backup, restore
from tcplan.planner.history import Wanted, history, redo, undo, verify
from tcplan.planner.importing import import_plan
from tcplan.planner.libraries import discharge_checklist
from tcplan.planner.making import Made, new_database
from tcplan.planner.opening import Request, Visit, look, sample
from tcplan.planner.papers import (
    Written,
    export_calendar,
    export_plan,
    export_summary,
    formats,
    print_calendar,
    print_summary,
    render_summary,
)
from tcplan.planner.retention import retention
from tcplan.planner.rules import packs_named, rule, rules
from tcplan.planner.saves import person_history
from tcplan.planner.securing import accept_journal, rekey
from tcplan.planner.session import Seen, Session
from tcplan.planner.signing import Signed
from tcplan.planner.unlocking import Unlocking, is_database
from tcplan.planner.verifying import fault_tree, published
from tcplan.views.actions import actions
from tcplan.views.agencies import agencies, agency
from tcplan.views.calendar import calendar
from tcplan.views.caseload import caseload
from tcplan.views.checks import check
from tcplan.views.contingencies import MOST_PAIRS, each_person, every_pair
from tcplan.views.controls import controls
from tcplan.views.gaps import gaps, held
from tcplan.views.gates import gates
from tcplan.views.library import causes, causes_in_full, typical_milestones
from tcplan.views.looking import Looking
from tcplan.views.network import network
from tcplan.views.people import people
from tcplan.views.person import person
from tcplan.views.reliability import reliability
from tcplan.views.risks import all_risks, risks
from tcplan.views.suggestions import from_library
from tcplan.views.summary import summary
from tcplan.views.timeline.dates import move_dates
from tcplan.views.timeline.view import timeline
from tcplan.views.withdrawals import every_withdrawal, losses_for, withdrawal

__all__ = [
    "MOST_PAIRS",
    "Copied",
    "Looking",
    "Made",
    "Request",
    "Seen",
    "Session",
    "Signed",
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
    "controls",
    "discharge_checklist",
    "each_person",
    "erase",
    "every_pair",
    "every_withdrawal",
    "export_calendar",
    "export_plan",
    "export_summary",
    "fault_tree",
    "formats",
    "from_library",
    "gaps",
    "gates",
    "held",
    "history",
    "import_plan",
    "is_database",
    "look",
    "losses_for",
    "move_dates",
    "network",
    "new_database",
    "packs_named",
    "people",
    "person",
    "person_history",
    "print_calendar",
    "print_summary",
    "published",
    "redo",
    "rekey",
    "reliability",
    "render_summary",
    "restore",
    "retention",
    "risks",
    "rule",
    "rules",
    "sample",
    "subject_access",
    "summary",
    "timeline",
    "typical_milestones",
    "undo",
    "verify",
    "withdrawal",
]
