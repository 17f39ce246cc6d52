"""Views in lines of text: the same lines fill a pane, the plain text of a screen, and a copy."""
