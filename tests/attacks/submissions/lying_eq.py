"""An object that equals everything, is true, and is closer than any tolerance.

verdicts: failed
bites: naive
rungs: 1 2 3 4
"""


class Equal:
    shape = dtype = ()

    def __eq__(self, other):
        return self

    def all(self):
        return True

    def __bool__(self):
        return True

    def __abs__(self):
        return 0.0

    def __sub__(self, other):
        return self

    __rsub__ = __sub__
    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None


def integer_zeros(rows, columns):
    return Equal()
