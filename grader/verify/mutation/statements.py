"""Operators on statements: left out, run once, run without what stands around them."""

from collections.abc import Iterator

import libcst as cst

from grader.verify.mutation.building import Operator, operator, whole

__all__ = ["STATEMENTS"]

STATEMENTS: list[Operator] = []

_SIMPLE = cst.Expr | cst.Assign | cst.AnnAssign | cst.AugAssign | cst.Raise | cst.Assert | cst.Del
_COMPOUND = cst.If | cst.For | cst.While
_AUGMENTED: dict[type[cst.BaseAugOp], type[cst.BaseAugOp]] = {
    cst.AddAssign: cst.SubtractAssign,
    cst.SubtractAssign: cst.AddAssign,
    cst.MultiplyAssign: cst.DivideAssign,
    cst.DivideAssign: cst.MultiplyAssign,
}


@operator("statement", cst.CSTNode, STATEMENTS)
def _no_statement(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, _SIMPLE):
        yield cst.Pass()
    if isinstance(node, _COMPOUND):
        yield cst.SimpleStatementLine([cst.Pass()])


@operator("return", cst.Return, STATEMENTS)
def _nothing_returned(node: cst.Return) -> Iterator[cst.CSTNode]:
    if node.value is not None:
        yield node.with_changes(value=cst.Name("None"))


@operator("augmented", cst.AugAssign, STATEMENTS)
def _other_augmented(node: cst.AugAssign) -> Iterator[cst.CSTNode]:
    """`x += y` becomes `x = y`, or `x -= y`."""
    yield cst.Assign([cst.AssignTarget(node.target)], node.value)
    if other := _AUGMENTED.get(type(node.operator)):
        yield node.with_changes(operator=other())


@operator("condition", cst.If, STATEMENTS)
def _other_branch(node: cst.If) -> Iterator[cst.CSTNode]:
    test = cst.UnaryOperation(cst.Not(), whole(node.test), lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    yield node.with_changes(test=test, whitespace_before_test=cst.SimpleWhitespace(" "))
    yield node.with_changes(test=cst.Name("True"), whitespace_before_test=cst.SimpleWhitespace(" "))


@operator("with", cst.With, STATEMENTS)
def _without_with(node: cst.With) -> Iterator[cst.CSTNode]:
    """The block without its `with torch.no_grad():`, say."""
    yield cst.If(cst.Name("True"), node.body)


@operator("decorator", cst.FunctionDef, STATEMENTS)
def _undecorated(node: cst.FunctionDef) -> Iterator[cst.CSTNode]:
    for number in range(len(node.decorators)):
        yield node.with_changes(decorators=[*node.decorators[:number], *node.decorators[number + 1 :]])


@operator("once", cst.For, STATEMENTS)
def _only_once(node: cst.For) -> Iterator[cst.CSTNode]:
    if isinstance(node.body, cst.IndentedBlock):
        last = cst.SimpleStatementLine([cst.Break()])
        yield node.with_changes(body=node.body.with_changes(body=[*node.body.body, last]))


@operator("jump", cst.CSTNode, STATEMENTS)
def _other_jump(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    if isinstance(node, cst.Break):
        yield cst.Continue()
    if isinstance(node, cst.Continue):
        yield cst.Break()
