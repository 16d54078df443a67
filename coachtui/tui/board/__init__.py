"""The board: cards opened in place, adding, evidence, the matrix, days gone by."""
