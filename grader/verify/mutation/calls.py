"""Operators on calls: methods left out, arguments swapped or forgotten, one function taken for another."""

from collections.abc import Iterator

import libcst as cst

from grader.verify.mutation.building import Operator, operator, whole

__all__ = ["CALLS"]

CALLS: list[Operator] = []

_PAIRS = (
    ("min", "max"),
    ("sum", "mean"),
    ("amin", "amax"),
    ("argmin", "argmax"),
    ("minimum", "maximum"),
    ("all", "any"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("rand", "randn"),
    ("floor", "ceil"),
    ("sin", "cos"),
    ("exp", "expm1"),
    ("log", "log1p"),
    ("sqrt", "square"),
    ("train", "eval"),
    ("squeeze", "unsqueeze"),
    ("add_", "sub_"),
    ("mul_", "div_"),
    ("sub", "add"),
    ("append", "extend"),
    ("float32", "float64"),
    ("int64", "int32"),
    ("no_grad", "enable_grad"),
    ("ValueError", "TypeError"),
)
_OTHER = dict(_PAIRS) | {right: left for left, right in _PAIRS}


@operator("method", cst.Call, CALLS)
def _no_method(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`x.detach()` becomes `x`."""
    if isinstance(node.func, cst.Attribute):
        yield whole(node.func.value)


@operator("function", cst.Call, CALLS)
def _no_function(node: cst.Call) -> Iterator[cst.CSTNode]:
    """`torch.sqrt(x)` becomes `x`."""
    if node.args and _plain(node.args[0]):
        yield whole(node.args[0].value)


@operator("swap", cst.Call, CALLS)
def _swapped(node: cst.Call) -> Iterator[cst.CSTNode]:
    if len(node.args) > 1 and _plain(node.args[0]) and _plain(node.args[1]):
        first, second, *rest = node.args
        yield node.with_changes(
            args=[first.with_changes(value=second.value), second.with_changes(value=first.value), *rest]
        )


@operator("keyword", cst.Call, CALLS)
def _without_keyword(node: cst.Call) -> Iterator[cst.CSTNode]:
    for number, argument in enumerate(node.args):
        if argument.keyword is not None:
            yield node.with_changes(args=_closed([*node.args[:number], *node.args[number + 1 :]]))


@operator("dim", cst.Arg, CALLS)
def _other_dim(node: cst.Arg) -> Iterator[cst.CSTNode]:
    """`dim=…` becomes the first axis, or the last."""
    if node.keyword is not None and node.keyword.value in ("dim", "axis"):
        for axis in ("0", "-1"):
            yield node.with_changes(value=cst.parse_expression(axis))


@operator("name", cst.Name, CALLS)
def _other_name(node: cst.Name) -> Iterator[cst.CSTNode]:
    if other := _OTHER.get(node.value):
        yield node.with_changes(value=other)


def _plain(argument: cst.Arg) -> bool:
    return argument.keyword is None and not argument.star


def _closed(arguments: list[cst.Arg]) -> list[cst.Arg]:
    """Without a comma behind the last."""
    return [*arguments[:-1], *(last.with_changes(comma=cst.MaybeSentinel.DEFAULT) for last in arguments[-1:])]
