"""Forgetting for good: what goes with a teacher, with a student's code, or with all that was written before a day.

Pure rules over records and their states, whatever keeps them. `storage.forgetting` asks them about every state of every
record in every file; `coachtui forget --help` tells the coach what they say.
"""
