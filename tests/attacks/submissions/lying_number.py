"""An int that equals everything, has another value each time it is read, and breaks when it is shown.

verdicts: failed, error, crashed
bites: naive
rungs: 1 2 3 4
"""


class Chameleon(int):
    state = 0

    def __eq__(self, other):
        return self

    def all(self):
        return True

    def __bool__(self):
        return True

    def __int__(self):
        Chameleon.state += 1
        return Chameleon.state

    __index__ = __int__

    def __repr__(self):
        return "</script>\x1b[2J"

    __str__ = __repr__
    __hash__ = int.__hash__


def integer_zeros(rows, columns):
    return Chameleon(5)
