"""Made-up council papers in many layouts, each with exact gold.

They stand in for publishers nobody has seen: to learn what a column or a list means, to set confidence, and to judge
by whole layouts and wordings left out (``--split judge`` shares neither with ``--split learn``).
"""
