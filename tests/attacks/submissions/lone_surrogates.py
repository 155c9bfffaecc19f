"""Sends halves of characters, which break whoever writes them down as UTF-8.

verdicts: error
bites: no: pytest escapes them
rungs: 1 2 3 4
quick: yes
"""


def integer_zeros(rows, columns):
    print("\ud800")
    raise type("Half", (ValueError,), {})("\udfff \ud800")
