"""The panes of the tab Relationship."""
