"""How it is kept: TinyDB, snapshots, journals, and the checks around them."""
