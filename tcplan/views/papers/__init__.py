"""What each kind of paper tells, as values; the summary of a person stands beside the screens'."""
