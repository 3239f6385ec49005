"""Learning and judging of the chances that rows carry (``extract.trust``)."""
