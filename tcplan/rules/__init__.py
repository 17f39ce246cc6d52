"""Dated duties as data: each with its basis, its source, and how sure we are of it."""
