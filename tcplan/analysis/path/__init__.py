"""The path to the move: which work decides its day, and how sure the schedule of services is."""
