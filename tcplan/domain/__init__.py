"""Facts, and only facts: the field's words as frozen classes, with no I/O and no graph."""
