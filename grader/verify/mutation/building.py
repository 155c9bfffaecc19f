"""What the operators share: which nodes they look at, and small nodes that they put in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import libcst as cst

__all__ = ["Operator", "dotted", "operator", "whole"]

Node = TypeVar("Node", bound=cst.CSTNode)


@dataclass(frozen=True)
class Operator:
    """A kind of mistake: `make` gives the nodes that may stand in the place of one of `kind`."""

    name: str
    kind: type[cst.CSTNode]
    make: Callable[[cst.CSTNode], Iterator[cst.CSTNode]]

    def mutate(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """What may stand in the place of `node`."""
        if isinstance(node, self.kind):
            yield from self.make(node)


def operator(
    name: str, kind: type[Node], into: list[Operator]
) -> Callable[[Callable[[Node], Iterator[cst.CSTNode]]], Callable[[Node], Iterator[cst.CSTNode]]]:
    """Enter a function under `name` into a table of operators."""

    def enter(make: Callable[[Node], Iterator[cst.CSTNode]]) -> Callable[[Node], Iterator[cst.CSTNode]]:
        into.append(Operator(name, kind, make))  # type: ignore[arg-type]  # mutate() asks for the kind
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
