"""Data in and out: what comes in is checked whole, what goes out is written whole or not at all."""
