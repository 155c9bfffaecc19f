"""Source whose parentheses nest a hundred thousand deep: parsers overflow or ask for gigabytes.

verdicts: error, crashed, out_of_memory, timeout
others: passed, error, crashed, out_of_memory, timeout
checks: 1
source: nested
bites: no: parsing it harms the grader
quick: yes
"""
