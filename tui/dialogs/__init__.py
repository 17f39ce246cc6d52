"""What asks or tells in front of a screen, and is left with escape."""
