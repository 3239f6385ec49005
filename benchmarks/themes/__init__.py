"""How well themes are found: first run, cross-validated, and with headings. ``docs/themes.md`` has the figures."""
