"""The places one goes to with a digit: people, agencies, controls."""
