"""What the operators share: which nodes they look at, and parentheses where they are needed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import libcst as cst

__all__ = ["Operator", "dotted", "operator", "whole"]

Make = Callable[[Any], Iterator[cst.CSTNode]]


@dataclass(frozen=True)
class Operator:
    """A kind of mistake: `make` gives the nodes that may stand in the place of one of class `kind`."""

    name: str
    kind: type
    make: Make

    def mutate(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """What may stand in the place of `node`."""
        if isinstance(node, self.kind):
            yield from self.make(node)


def operator(name: str, kind: type, into: list[Operator]) -> Callable[[Make], Make]:
    """Enter a function under `name` into a table of operators."""

    def enter(make: Make) -> Make:
        into.append(Operator(name, kind, make))
        return make

    return enter


_ATOMS = cst.Name | cst.Integer | cst.Float | cst.Call | cst.Attribute | cst.Subscript


def whole(node: cst.BaseExpression) -> cst.BaseExpression:
    """The expression in parentheses, so that it may stand anywhere."""
    if node.lpar or isinstance(node, _ATOMS):
        return node
    return node.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def dotted(node: cst.CSTNode) -> str:
    """The text of a dotted name such as `torch.nn.functional`; of anything else, nothing."""
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.Attribute):
        head = dotted(node.value)
        return f"{head}.{node.attr.value}" if head else ""
    return ""
