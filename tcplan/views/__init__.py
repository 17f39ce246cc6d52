"""What is shown of a plan: the values that screens, command line and papers share."""
