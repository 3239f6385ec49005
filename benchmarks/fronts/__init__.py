"""Learns what first pages say: which line is the title, which body meets on which day, what kind of paper it is."""
