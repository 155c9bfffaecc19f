"""Never ends loading.

verdicts: timeout
others: timeout
checks: 1
bites: no: a plain grader would hang
"""
while True:
    pass
