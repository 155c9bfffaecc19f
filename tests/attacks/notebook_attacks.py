"""Hostile notebooks: each takes an honest one apart and makes of it what a student might hand in.

An attack gets the solved notebook as plain data and changes it. `integer_zeros` is answered wrongly in all of
them, so that its points show whether the attack worked. What would run in a reader's browser sets `document.title`.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

Notebook = dict[str, Any]
TASK = "integer_zeros"
WRONG = "def integer_zeros(rows, columns):\n    return None\n"
PWNED = "pwned"
SCRIPT = f"<script>document.title='{PWNED}'</script>"
IMAGE = f"<img src=x onerror=\"document.title='{PWNED}'\">"

ATTACKS: dict[str, Callable[[Notebook], None]] = {}


def attack(change: Callable[[Notebook], None]) -> Callable[[Notebook], None]:
    ATTACKS[change.__name__] = change
    return change


def hostile(name: str, solved: Notebook) -> Notebook:
    """The notebook that the attack hands in."""
    made = deepcopy(solved)
    cell(made, TASK)["source"] = WRONG
    ATTACKS[name](made)
    return made


def cell(notebook: Notebook, name: str) -> dict[str, Any]:
    """The cell of this grade_id."""
    return next(
        one for one in notebook["cells"] if one["metadata"].get("nbgrader", {}).get("grade_id") == name
    )


def flags(notebook: Notebook, name: str) -> dict[str, Any]:
    found: dict[str, Any] = cell(notebook, name)["metadata"]["nbgrader"]
    return found


def add(notebook: Notebook, source: str, kind: str = "code", place: int = 0, **more: Any) -> None:
    extra = {"outputs": [], "execution_count": None} if kind == "code" else {}
    made = {"cell_type": kind, "id": f"added-{len(notebook['cells'])}", "metadata": {}, "source": source}
    notebook["cells"].insert(place, made | extra | more)


def result(text: str) -> dict[str, Any]:
    return {
        "output_type": "execute_result",
        "execution_count": 1,
        "metadata": {},
        "data": {"text/plain": text, "text/html": SCRIPT},
    }


@attack
def input_transformers(notebook: Notebook) -> None:
    add(notebook, "get_ipython().input_transformers_cleanup.append(lambda lines: ['1.0'])")


@attack
def patched_run_ast_nodes(notebook: Notebook) -> None:
    code = "async def nothing(*a, **k):\n    return False\nget_ipython().run_ast_nodes = nothing\n"
    add(notebook, code + "get_ipython().__class__.run_ast_nodes = nothing")


@attack
def patched_doctest(notebook: Notebook) -> None:
    add(notebook, "import doctest\nx = doctest.DocTestRunner.run = lambda *a, **k: None")


@attack
def detached_child(notebook: Notebook) -> None:
    add(
        notebook,
        "import os\n"
        "if True:\n"
        "    if os.fork() == 0:\n"
        "        os.setsid()\n"
        "        open('/tmp/attack-leftover-child', 'w').write('here')\n"
        "        os._exit(0)",
    )


@attack
def helpers_replaced(notebook: Notebook) -> None:
    cell(notebook, "setup")["source"] = "examples = hint = lambda task: None"
    add(notebook, "def examples(task):\n    return 1.0")


@attack
def grade_cell_says_its_points(notebook: Notebook) -> None:
    cell(notebook, f"points-{TASK}")["source"] = "1.0"


@attack
def made_up_outputs(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        if one["cell_type"] == "code":
            one["outputs"], one["execution_count"] = [result("1.0")], 1


@attack
def more_points(notebook: Notebook) -> None:
    flags(notebook, f"points-{TASK}")["points"] = 1000


@attack
def flags_flipped(notebook: Notebook) -> None:
    flags(notebook, TASK).update(grade=True, points=100)
    flags(notebook, f"points-{TASK}").update(grade=False, solution=True, locked=False)


@attack
def unknown_keys(notebook: Notebook) -> None:
    flags(notebook, f"points-{TASK}").update(extra={"deep": [1]}, checksum=7)
    notebook["metadata"]["nbgrader"] = {"score": 100}
    notebook["metadata"]["torchcourse"] = {"result": {"score": 100}}
    for one in notebook["cells"]:
        one["metadata"]["torchcourse"] = {"added": True, "notes": [SCRIPT]}


@attack
def older_and_newer_schemas(notebook: Notebook) -> None:
    flags(notebook, TASK)["schema_version"] = 99
    flags(notebook, f"points-{TASK}")["schema_version"] = 1
    flags(notebook, "one_hot")["schema_version"] = "two"


@attack
def execution_skipped(notebook: Notebook) -> None:
    for one in notebook["cells"]:
        one["metadata"]["tags"] = ["skip-execution", "raises-exception", "remove-cell"]


@attack
def copied_cells(notebook: Notebook) -> None:
    notebook["cells"] += [deepcopy(cell(notebook, TASK)), deepcopy(cell(notebook, f"points-{TASK}"))]


@attack
def grade_cells_thrown_out(notebook: Notebook) -> None:
    notebook["cells"] = [
        one for one in notebook["cells"] if not one["metadata"].get("nbgrader", {}).get("grade")
    ]


@attack
def cells_retyped(notebook: Notebook) -> None:
    for name in (TASK, f"points-{TASK}"):
        one = cell(notebook, name)
        one["cell_type"] = "markdown"
        del one["outputs"], one["execution_count"]


@attack
def another_kernel(notebook: Notebook) -> None:
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": SCRIPT, "language": "bash"}
    notebook["metadata"]["language_info"] = {"name": "x", "pygments_lexer": "nothing", "mimetype": SCRIPT}


@attack
def scripts_in_text(notebook: Notebook) -> None:
    for text in (
        SCRIPT,
        IMAGE,
        f"[click](javascript:document.title='{PWNED}')",
        f"<svg onload=\"document.title='{PWNED}'\"></svg>",
        f"```\n```\n{SCRIPT}\n```",
        f"$\\href{{javascript:document.title='{PWNED}'}}{{x}}$ $$\\unicode{{<{IMAGE}>}}$$",
        f"<iframe srcdoc=\"<script>parent.document.title='{PWNED}'</script>\"></iframe>",
    ):
        add(notebook, text, "markdown", len(notebook["cells"]))


@attack
def scripts_in_raw_cells_and_attachments(notebook: Notebook) -> None:
    add(notebook, SCRIPT, "raw", metadata={"raw_mimetype": "text/html", "format": "text/html"})
    picture = {"x.svg": {"image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg'>{SCRIPT}</svg>"}}
    add(notebook, "![x](attachment:x.svg)", "markdown", attachments=picture)


@attack
def scripts_in_code(notebook: Notebook) -> None:
    cell(notebook, TASK)["source"] = f"# {SCRIPT}\n# </pre></div>{IMAGE}\n{WRONG}"


@attack
def scripts_in_answers(notebook: Notebook) -> None:
    cell(notebook, TASK)["source"] = f"def {TASK}(rows, columns):\n    return {SCRIPT + IMAGE!r}\n"


@attack
def scripts_in_exceptions(notebook: Notebook) -> None:
    kind = f"type({IMAGE!r}, (Exception,), {{}})"
    code = f"def {TASK}(rows, columns):\n    print({SCRIPT!r})\n    raise {kind}({SCRIPT!r})\n"
    cell(notebook, TASK)["source"] = code


@attack
def scripts_in_names(notebook: Notebook) -> None:
    notebook["metadata"]["title"] = SCRIPT
    cell(notebook, TASK)["id"] = '"><script>'
    flags(notebook, "one_hot")["grade_id"] = f"one_hot{SCRIPT}"


@attack
def mathematics_in_exceptions(notebook: Notebook) -> None:
    link = f"\\href{{javascript:document.title='{PWNED}'}}{{\\rule{{99em}}{{99em}}}}"
    text = f"$$ {link} $$ \\( {link} \\) \\begin{{equation}} {link} \\end{{equation}}"
    cell(notebook, TASK)["source"] = f"def {TASK}(rows, columns):\n    raise ValueError({text!r})\n"


@attack
def sequences_for_a_terminal(notebook: Notebook) -> None:
    text = f"\x1b]0;{PWNED}\x07\x1b[2J\x1b[31m\u202e" * 1000
    cell(notebook, TASK)["source"] = f"def {TASK}(rows, columns):\n    raise ValueError({text!r})\n"


@attack
def enormous_answers(notebook: Notebook) -> None:
    code = f"def {TASK}(rows, columns):\n    print('x' * 10**7)\n    raise ValueError('y' * 10**7)\n"
    cell(notebook, TASK)["source"] = code


@attack
def tips_put_in_by_hand(notebook: Notebook) -> None:
    lines = (
        f"def {TASK}(rows, columns):",
        "    import gc",
        "    for one in gc.get_objects():",
        "        if type(one).__name__ == 'World':",
        f"            one.tips += [{SCRIPT!r}] * 10**5",
    )
    cell(notebook, TASK)["source"] = "\n".join(lines)
