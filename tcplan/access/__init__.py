"""Who may see what, and under which names: decided in one place for screens, lines and papers."""
