"""What goes over the line to her terminal: of each frame only the cells that the terminal does not show already.

Textual repaints a widget whole for each letter typed into it. Here, what it writes is read as cells and compared with
what was sent before. `line` is what its driver writes to; all else knows nothing of Textual.
"""
