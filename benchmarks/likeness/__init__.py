"""Learning and judging of the second reader (``extract.likeness``), and what its records are worth."""
