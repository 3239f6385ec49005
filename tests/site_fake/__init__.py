"""What fake sites of every kind are made of: an invented council, a server that misbehaves, ways to ask it."""
