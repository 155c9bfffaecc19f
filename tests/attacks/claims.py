"""Which checks rest on a claim: on what a worker says of its objects, where no number can decide.

    python tests/attacks/claims.py          writes the list into SECURITY.md

Read from the source of the hidden checks: what is expected of a flag, a log, an identity or an exception, also by
way of a variable or of a helper in the same file.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]

SECURITY = ROOT / "SECURITY.md"
BEGIN, END = "<!-- claims -->\n", "<!-- end of claims -->\n"

FLAGS = {
    "requires_grad",
    "is_leaf",
    "grad_fn",
    "device",
    "training",
    "is_contiguous",
    "stride",
    "is_inference",
}
IDENTITIES = {"data_ptr", "untyped_storage", "is_set_to", "shares_memory", "may_share_memory"}
LOGS = {"log", "calls", "results", "printed"}
WORDS = {
    name: kind
    for kind, names in {"flags": FLAGS, "identity": IDENTITIES, "log": LOGS}.items()
    for name in names
}


def listed() -> str:
    """The list, one line a task: its checks, and what each takes the worker's word for."""
    lines = [f"- `{task}`: {', '.join(checks)}" for task, checks in sorted(claims().items())]
    return "\n".join(lines) + "\n"


def claims() -> dict[str, list[str]]:
    """Checks that rest on claims, by task."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "grader" / "hidden").glob("test_*.py")):
        module = _Module(ast.parse(path.read_text(encoding="utf-8")))
        for task, check in module.checks():
            if kinds := module.kinds(check):
                found[task].append(f"{_short(task, check.name)} ({', '.join(sorted(kinds))})")
    return dict(found)


def _short(task: str, name: str) -> str:
    return name.removeprefix(f"test_{task.partition('.')[2]}_")


class _Module:
    def __init__(self, tree: ast.Module) -> None:
        self.functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}

    def checks(self) -> Iterator[tuple[str, ast.FunctionDef]]:
        for function in self.functions.values():
            for decorator in function.decorator_list:
                if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "task":
                    yield decorator.args[0].value, function

    def kinds(self, check: ast.FunctionDef) -> set[str]:
        return set().union(*(_kinds(function) for function in self._reached(check)))

    def _reached(self, check: ast.FunctionDef) -> list[ast.FunctionDef]:
        """The check and the helpers that it calls."""
        reached, pending = {check.name: check}, [check]
        while pending:
            for node in ast.walk(pending.pop()):
                name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
                if name in self.functions and name not in reached:
                    reached[name] = self.functions[name]
                    pending.append(self.functions[name])
        return list(reached.values())


def _kinds(function: ast.FunctionDef) -> set[str]:
    known = _variables(function)
    found = set()
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute) and node.func.attr == "raises":
            found.add("exception")
        if getattr(node.func, "id", "") in ("expect", "fetch") and node.args:
            for part in ast.walk(node.args[0]):
                found |= known.get(part.id, set()) if isinstance(part, ast.Name) else _word(part)
    return found


def _variables(function: ast.FunctionDef) -> dict[str, set[str]]:
    """What of it stands in a variable."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            kinds = set().union(*(_word(part) for part in ast.walk(node.value)))
            for target in node.targets:
                for name in ast.walk(target):
                    if isinstance(name, ast.Name):
                        found[name.id] |= kinds
    return found


@cache
def _kind(name: str) -> str:
    return WORDS.get(name, "")


def _word(node: ast.AST) -> set[str]:
    kind = _kind(node.attr) if isinstance(node, ast.Attribute) else ""
    return {kind} if kind else set()


def _numeric() -> set[str]:
    """Tasks with a check that takes nobody's word."""
    found = set()
    for path in (ROOT / "grader" / "hidden").glob("test_*.py"):
        module = _Module(ast.parse(path.read_text(encoding="utf-8")))
        found |= {task for task, check in module.checks() if not module.kinds(check)}
    return found


def by_word_alone() -> set[str]:
    """Tasks all of whose checks rest on claims: there must be none."""
    return claims().keys() - _numeric()


def written() -> tuple[str, str, str]:
    """SECURITY.md: what stands before the list, the list, what stands after it."""
    head, _, rest = SECURITY.read_text(encoding="utf-8").partition(BEGIN)
    middle, _, tail = rest.partition(END)
    return head, middle, tail


if __name__ == "__main__":
    before, _, after = written()
    SECURITY.write_text(before + BEGIN + listed() + END + after, encoding="utf-8")
