"""The terminal interface: one way of looking at a plan; it asks ``tcplan.planner`` and shows."""
