"""A million minus signs in front of a number: a tree a million levels deep.

verdicts: error, crashed, out_of_memory, timeout
others: passed, error, crashed, out_of_memory, timeout
checks: 1
source: unary
bites: no: parsing it harms the grader
"""
