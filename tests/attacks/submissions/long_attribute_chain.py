"""A chain of three hundred thousand attributes, which the parser takes and the compiler does not.

verdicts: error, crashed, out_of_memory, timeout
others: passed, error, crashed, out_of_memory, timeout
checks: 1
source: attributes
bites: no: parsing it harms the grader
"""
