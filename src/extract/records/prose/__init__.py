"""Recommendations, actions and passages outside tables."""
