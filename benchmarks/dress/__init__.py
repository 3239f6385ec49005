"""Labelled papers printed anew in another dress: the words and the gold stay, the look changes."""
