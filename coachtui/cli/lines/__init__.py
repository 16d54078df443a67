"""Acts that are a course of lines: one is said, one is typed. No frame, no cursor that moves, nothing drawn again."""
