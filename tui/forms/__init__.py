"""Adding, changing and retiring: one form for everything, and how what is typed is saved."""
