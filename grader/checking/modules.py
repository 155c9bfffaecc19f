"""Loading drawn weights into a module whose parameter names are free.

Weights are drawn here and carried there, never the other way round: a module without parameters would agree
with a twin that was loaded from its own empty state.
"""

from collections.abc import Sequence

import torch

from grader.checking.expect import CheckFailed
from grader.student.remote import Remote, describe

__all__ = ["assign_parameters"]

Shape = tuple[int, ...]

UNREGISTERED = (
    "the module has no parameters: what stands in a plain list, or is no nn.Parameter, is not registered"
)


def assign_parameters(module: Remote, tensors: Sequence[torch.Tensor]) -> None:
    """Copy each of `tensors` into the one parameter of its shape, in the jail.

    A matrix that is not square may be stored transposed, and axes of size one do not count; apart from that
    the shapes must tell the parameters apart. Fails where a shape has no parameter, or one is left over.
    """
    free = _shapes(module)
    if not free:
        raise _failure(module, UNREGISTERED)
    for tensor in tensors:
        name = _home(tuple(tensor.shape), free)
        if name is None:
            raise _failure(module, _missing(tuple(tensor.shape), free))
        module.get_parameter(name).data.copy_(_laid_out(tensor, free.pop(name)))
    if free:
        shapes = " and ".join(map(str, free.values()))
        raise _failure(module, f"the module has too many parameters: one of shape {shapes} was not asked for")


def _shapes(module: Remote) -> dict[str, Shape]:
    """The shapes of the module's parameters by name, as the module itself tells them."""
    found = {}
    for item in module.named_parameters():
        if not (isinstance(item, tuple) and len(item) == 2 and isinstance(item[0], str)):
            raise _failure(module, "named_parameters() does not give pairs of a name and a parameter")
        if not isinstance(item[1], torch.Tensor):
            raise _failure(module, f"the parameter {item[0]!r} is not a tensor yet")
        found[item[0]] = tuple(item[1].shape)
    return found


def _home(wanted: Shape, free: dict[str, Shape]) -> str | None:
    """The parameter that can hold a tensor of shape `wanted`; one of just this shape before any other."""
    exact = (name for name, shape in free.items() if shape == wanted)
    plain = _squeezed(wanted)
    other = (name for name, shape in free.items() if _squeezed(shape) in (plain, plain[::-1]))
    return next(exact, None) or next(other, None)


def _squeezed(shape: Shape) -> Shape:
    return tuple(side for side in shape if side != 1)


def _laid_out(tensor: torch.Tensor, shape: Shape) -> torch.Tensor:
    plain = tensor.squeeze()
    return (plain if _squeezed(shape) == tuple(plain.shape) else plain.T).reshape(shape)


def _missing(wanted: Shape, free: dict[str, Shape]) -> str:
    shown = ", ".join(map(str, free.values())) or "none"
    hint = "; is a bias missing?" if len(wanted) == 1 else ""
    return f"the module has no parameter of shape {wanted} among those left ({shown[:200]}){hint}"


def _failure(module: Remote, text: str) -> CheckFailed:
    return CheckFailed(text, called=describe(module), cause=text)
