"""Builders of the made-up plans: what stands in them, how each producer draws it, and the gold beside each PDF."""
