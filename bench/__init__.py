"""Measurements against the budgets; they print a table and judge nothing."""
