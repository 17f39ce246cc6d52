"""The chapters of the risk summary: each takes a view and gives its part of the document."""
