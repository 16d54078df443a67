"""The parts of the line of an encounter, and of its script."""
