"""The mutants of a task: every operator at every place of its marked reference bodies."""

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from grader.percent import Region
from grader.source import SectionSource, TaskSource
from grader.verify.mutation.building import Operator, dotted
from grader.verify.mutation.calls import CALLS
from grader.verify.mutation.expressions import EXPRESSIONS
from grader.verify.mutation.statements import STATEMENTS

__all__ = ["Mutant", "OPERATORS", "mutants"]

OPERATORS = (*EXPRESSIONS, *CALLS, *STATEMENTS)


@dataclass(frozen=True)
class Mutant:
    """One wrong change. `key` names it for as long as the changed piece of code stays as it is."""

    task: str
    key: str
    line: int
    cell: str


def mutants(section: SectionSource, task: TaskSource) -> Iterator[Mutant]:
    """The mutants of a task, each with the text of its cell; those alike in syntax are given once."""
    wrapper = MetadataWrapper(cst.parse_module(task.source))
    finder = _Finder(task, _modules(section))
    wrapper.visit(finder)
    seen = {_syntax(task.source)}
    keys: Counter[str] = Counter()
    for name, node, other, line in finder.found:
        changed = wrapper.module.deep_replace(node, other)
        assert isinstance(changed, cst.Module)
        syntax = _syntax(changed.code)
        if syntax is None or syntax in seen:
            continue
        seen.add(syntax)
        key = f"{name}: {_shown(wrapper.module, node)} -> {_shown(wrapper.module, other)}"
        keys[key] += 1
        key += f" #{keys[key]}" if keys[key] > 1 else ""
        yield Mutant(task.name, key, task.cell.line + line - 1, changed.code)


class _Finder(cst.CSTVisitor):
    """Collects what the operators make of the nodes inside the regions."""

    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, task: TaskSource, modules: set[str]) -> None:
        super().__init__()
        first = task.cell.line - 1
        self._regions = [Region(one.begin - first, one.end - first, one.indent) for one in task.cell.regions]
        self._modules = modules
        self.found: list[tuple[str, cst.CSTNode, cst.CSTNode, int]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Texts for people and for type checkers are left as they are."""
        if isinstance(node, cst.Annotation) or _is_docstring(node):
            return False
        if isinstance(node, _PLACES):
            self._mutate(node)
        return not isinstance(node, cst.Raise)

    def _mutate(self, node: cst.CSTNode) -> None:
        place = self.get_metadata(PositionProvider, node)
        if not isinstance(place, CodeRange) or not self._inside(place):
            return
        for operator in OPERATORS:
            if self._out_of_place(operator, node):
                continue
            for other in operator.mutate(node):
                self.found.append((operator.name, node, other, place.start.line))

    def _inside(self, place: CodeRange) -> bool:
        return any(region.begin < place.start.line <= place.end.line < region.end for region in self._regions)

    def _out_of_place(self, operator: Operator, node: cst.CSTNode) -> bool:
        """`x.abs()` is a method of an object, `torch.abs(x)` a function of a module."""
        if operator.name == "view":
            return self._of_module(node)
        if isinstance(node, cst.Call) and operator.name in ("method", "function"):
            function = isinstance(node.func, cst.Name) or self._of_module(node.func)
            return function if operator.name == "method" else not function
        return False

    def _of_module(self, node: cst.CSTNode) -> bool:
        return dotted(node).partition(".")[0] in self._modules


_PLACES = (
    cst.BaseExpression | cst.BaseStatement | cst.BaseSmallStatement | cst.BaseSlice | cst.Arg | cst.CompFor
)


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString)


def _modules(section: SectionSource) -> set[str]:
    """The names under which the module's cells import something."""
    trees = [ast.parse(cell.text) for cell in section.helpers]
    nodes = [node for tree in trees for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    return {(alias.asname or alias.name).partition(".")[0] for node in nodes for alias in node.names}


def _syntax(code: str) -> str | None:
    try:
        return ast.dump(ast.parse(code))
    except SyntaxError:
        return None


def _shown(module: cst.Module, node: cst.CSTNode) -> str:
    """The node's code on one line; of a block, its first line."""
    if isinstance(node, cst.BaseStatement):
        node = node.with_changes(leading_lines=[])
    lines = module.code_for_node(node).strip().splitlines()
    if isinstance(node, cst.BaseCompoundStatement):
        return f"{lines[0].strip()} …"
    return " ".join(" ".join(lines).split())
