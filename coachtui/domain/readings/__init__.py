"""Readings: pure functions over a teacher's records that compute and never store.

None of them scores, ranks or compares teachers.
"""
