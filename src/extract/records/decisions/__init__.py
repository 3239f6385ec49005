"""What a committee is asked to agree, or resolved."""
