"""The way to a move: what must be done by when, how sure its day is, who holds each risk."""
