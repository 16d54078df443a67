"""What a coach does: one verb a function, each returning the change it makes, and so its undo."""
