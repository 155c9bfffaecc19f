"""Has itself skipped: a skipped test fails nobody.

verdicts: error
bites: naive
rungs: 1 2 3 4
quick: yes
"""


def integer_zeros(rows, columns):
    import pytest

    pytest.skip("no GPU here")
