"""The board as it leaves the terminal: text, Markdown, CSV, JSON. It is the coach's own, and holds all of it."""
