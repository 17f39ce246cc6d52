"""Questions about a whole plan; pure, and the only room that knows graphs and diagrams."""
