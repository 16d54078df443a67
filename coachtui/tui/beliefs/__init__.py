"""The two views of the tab Beliefs."""
