"""What a paper is: where it begins and ends in its file, what kind, whose, of which day."""
