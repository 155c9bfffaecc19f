"""Null bytes, form feeds, an encoding declaration that lies, and names that look alike.

verdicts: error, failed, not_attempted
others: passed, error
source: odd
bites: no: Python refuses to import it
"""
