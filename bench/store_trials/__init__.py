"""Trials of the plan database at full size; each counts what it tried and lists what was wrong.

``python -m bench.store_trials all``, or one by its name. Small ones are among the tests.
"""
