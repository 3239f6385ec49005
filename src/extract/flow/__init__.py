"""Pages → blocks of text in the order they are read: paragraphs, headings, list items, tables in their place."""
