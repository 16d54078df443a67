"""The belief map as it leaves the terminal: text, DOT, Mermaid, SVG, JSON. Nothing here needs a network."""
