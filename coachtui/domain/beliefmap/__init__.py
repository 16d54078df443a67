"""The belief map: which nodes and arrows there are, where they stand, and how they are drawn. Pure; knows no screen."""
