"""Plan beside what-if: what would differ, by which change and by which way."""
