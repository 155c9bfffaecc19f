"""A list in a list in a list, a hundred thousand times.

verdicts: error, failed, crashed
bites: no: a grader that recurses only fails itself
rungs: 1 2 3 4
"""


def integer_zeros(rows, columns):
    answer = []
    for _ in range(100_000):
        answer = [answer]
    return answer
