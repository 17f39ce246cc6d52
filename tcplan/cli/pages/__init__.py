"""Each view as the blocks of a page: the same words, whether laid out or told one fact a line."""
