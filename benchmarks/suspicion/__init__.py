"""Learning and judging of the second reader (``extract.ledger.suspicion``)."""
