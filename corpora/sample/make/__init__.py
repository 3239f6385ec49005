"""What ``build.py`` draws the sample papers with: text, sheets, tables, gold records, and one module a paper."""
