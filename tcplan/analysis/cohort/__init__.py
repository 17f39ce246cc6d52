"""The whole cohort at once: every agency and every pair of agencies that might stop."""
