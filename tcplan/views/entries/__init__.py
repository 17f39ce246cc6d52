"""Short forms for what is recorded every day: few fields, and the rest proposed."""
