"""Sentences of made-up papers: slots, and templates that use them."""
