"""Concerns across people and places: reports, never incidents, and never a person's rank."""
