"""Looks for the reference solution among the imported modules and has it do the work.

verdicts: error, failed
bites: naive
rungs: 1 2 3 4
quick: yes
"""
import sys
import types


def integer_zeros(rows, columns):
    for name, module in list(sys.modules.items()):
        answer = getattr(module, "integer_zeros", None)
        if "submission" not in name and isinstance(answer, types.FunctionType) and answer is not integer_zeros:
            print("worked: the reference is in", name)
            return answer(rows, columns)
    raise LookupError("no reference here")
