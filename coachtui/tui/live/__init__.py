"""The parts of the line of an encounter, of its script, and of what is counted in it."""
