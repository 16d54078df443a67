"""The actions, each declared once, by what they are for."""
