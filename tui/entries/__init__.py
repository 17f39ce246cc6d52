"""What is recorded in a few keystrokes, from wherever one is."""
