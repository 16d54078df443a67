"""How records are drawn as rows, the same on every screen."""
