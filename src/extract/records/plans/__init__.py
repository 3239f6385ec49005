"""Tables that hold recommendations and actions."""
