"""What the board can do besides showing claims."""
