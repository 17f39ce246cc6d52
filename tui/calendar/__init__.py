"""The parts of the calendar: what falls due, actions by owner, measures of the caseload."""
