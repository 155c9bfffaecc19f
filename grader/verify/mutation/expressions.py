"""Operators on expressions: arithmetic, comparisons, logic, constants, indices."""

from collections.abc import Iterator

import libcst as cst

from grader.verify.mutation.building import Operator, operator, whole

__all__ = ["EXPRESSIONS"]

EXPRESSIONS: list[Operator] = []

_ARITHMETIC: dict[type[cst.BaseBinaryOp], type[cst.BaseBinaryOp]] = {
    cst.Add: cst.Subtract,
    cst.Subtract: cst.Add,
    cst.Multiply: cst.Divide,
    cst.Divide: cst.Multiply,
    cst.FloorDivide: cst.Divide,
    cst.Modulo: cst.FloorDivide,
    cst.Power: cst.Multiply,
    cst.MatrixMultiply: cst.Multiply,
    cst.BitAnd: cst.BitOr,
    cst.BitOr: cst.BitAnd,
    cst.BitXor: cst.BitAnd,
}
_COMPARISONS: dict[type[cst.BaseCompOp], tuple[type[cst.BaseCompOp], ...]] = {
    cst.LessThan: (cst.LessThanEqual, cst.GreaterThanEqual),
    cst.LessThanEqual: (cst.LessThan, cst.GreaterThan),
    cst.GreaterThan: (cst.GreaterThanEqual, cst.LessThanEqual),
    cst.GreaterThanEqual: (cst.GreaterThan, cst.LessThan),
    cst.Equal: (cst.NotEqual,),
    cst.NotEqual: (cst.Equal,),
    cst.Is: (cst.IsNot,),
    cst.IsNot: (cst.Is,),
    cst.In: (cst.NotIn,),
    cst.NotIn: (cst.In,),
}


@operator("arithmetic", cst.BinaryOperation, EXPRESSIONS)
def _other_arithmetic(node: cst.BinaryOperation) -> Iterator[cst.CSTNode]:
    if other := _ARITHMETIC.get(type(node.operator)):
        yield node.with_changes(operator=other())


@operator("operand", cst.BinaryOperation, EXPRESSIONS)
def _one_operand(node: cst.BinaryOperation) -> Iterator[cst.CSTNode]:
    yield whole(node.left)
    yield whole(node.right)


@operator("comparison", cst.Comparison, EXPRESSIONS)
def _other_comparison(node: cst.Comparison) -> Iterator[cst.CSTNode]:
    for number, target in enumerate(node.comparisons):
        for other in _COMPARISONS.get(type(target.operator), ()):
            changed = list(node.comparisons)
            changed[number] = target.with_changes(operator=other())
            yield node.with_changes(comparisons=changed)


@operator("boolean", cst.BooleanOperation, EXPRESSIONS)
def _other_boolean(node: cst.BooleanOperation) -> Iterator[cst.CSTNode]:
    yield node.with_changes(operator=cst.Or() if isinstance(node.operator, cst.And) else cst.And())
    yield whole(node.left)
    yield whole(node.right)


@operator("sign", cst.UnaryOperation, EXPRESSIONS)
def _no_sign(node: cst.UnaryOperation) -> Iterator[cst.CSTNode]:
    """Without its `not`, `-` or `~`."""
    if not isinstance(node.operator, cst.Plus):
        yield whole(node.expression)


@operator("condition", cst.IfExp, EXPRESSIONS)
def _one_branch(node: cst.IfExp) -> Iterator[cst.CSTNode]:
    yield whole(node.body)
    yield whole(node.orelse)


@operator("filter", cst.CompFor, EXPRESSIONS)
def _no_filter(node: cst.CompFor) -> Iterator[cst.CSTNode]:
    if node.ifs:
        yield node.with_changes(ifs=[])


@operator("integer", cst.Integer, EXPRESSIONS)
def _other_integer(node: cst.Integer) -> Iterator[cst.CSTNode]:
    value = node.evaluated_value
    for other in dict.fromkeys((value + 1, value - 1, 0, -value)):
        if other != value:
            yield _number(repr(other))


@operator("float", cst.Float, EXPRESSIONS)
def _other_float(node: cst.Float) -> Iterator[cst.CSTNode]:
    value = node.evaluated_value
    for other in dict.fromkeys((value + 1.0, value - 1.0, 0.0, -value)):
        if other != value:
            yield _number(repr(other))


def _number(text: str) -> cst.BaseExpression:
    return whole(cst.parse_expression(text))


@operator("truth", cst.Name, EXPRESSIONS)
def _other_truth(node: cst.Name) -> Iterator[cst.CSTNode]:
    if node.value in ("True", "False"):
        yield node.with_changes(value="False" if node.value == "True" else "True")


@operator("string", cst.SimpleString, EXPRESSIONS)
def _other_string(node: cst.SimpleString) -> Iterator[cst.CSTNode]:
    text = node.evaluated_value
    if isinstance(text, str):
        yield cst.SimpleString(repr(f"XX{text}XX"))


@operator("index", cst.Subscript, EXPRESSIONS)
def _no_index(node: cst.Subscript) -> Iterator[cst.CSTNode]:
    yield whole(node.value)


@operator("slice", cst.Slice, EXPRESSIONS)
def _open_slice(node: cst.Slice) -> Iterator[cst.CSTNode]:
    for end in ("lower", "upper", "step"):
        if getattr(node, end) is not None:
            yield node.with_changes(**{end: None})


@operator("view", cst.Attribute, EXPRESSIONS)
def _no_view(node: cst.Attribute) -> Iterator[cst.CSTNode]:
    if node.attr.value in ("T", "mT", "data", "grad"):
        yield whole(node.value)
