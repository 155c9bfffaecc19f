"""Hidden checks of section 9: the names of weights."""

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, nothing_raised, task

WORDS = st.lists(st.sampled_from(["module", "fc", "weight", "submodule", "le", "o"]), min_size=1, max_size=3)


@st.composite
def named(draw):
    """A state and a prefix that some of its names begin with; without two that become one."""
    prefix = draw(st.sampled_from(["module.", "_orig_mod.", "m", "fc."]))
    names = draw(st.lists(WORDS.map(".".join), min_size=0, max_size=4, unique=True))
    marked = [draw(st.sampled_from(["", prefix, prefix + prefix])) + name for name in names]
    stripped = [name.removeprefix(prefix) for name in marked]
    keep = [n for n, name in enumerate(stripped) if name not in stripped[:n]]
    return {marked[n]: torch.full((n + 1,), float(n)) for n in keep}, prefix


def renamed(change):
    return lambda state, prefix: {change(name, prefix): tensor for name, tensor in state.items()}


def all_the_way(name, prefix):
    while name.startswith(prefix):
        name = name[len(prefix) :]
    return name


NAMES = {
    "no name was changed": renamed(lambda name, prefix: name),
    "replace() takes it off everywhere: only the front is meant": renamed(
        lambda name, prefix: name.replace(prefix, "")
    ),
    "replace(..., 1) takes off the first, wherever it stands: only the front is meant": renamed(
        lambda name, prefix: name.replace(prefix, "", 1)
    ),
    "lstrip() takes off single letters: removeprefix() takes off the word": renamed(
        lambda name, prefix: name.lstrip(prefix)
    ),
    "strip() takes off single letters, at both ends": renamed(lambda name, prefix: name.strip(prefix)),
    "the prefix is to be taken off once, not again and again": renamed(all_the_way),
    "every name lost as many letters as the prefix has, whatever they were": renamed(
        lambda name, prefix: name[len(prefix) :]
    ),
    "names without the prefix were left out": lambda state, prefix: {
        name.removeprefix(prefix): tensor for name, tensor in state.items() if name.startswith(prefix)
    },
    "the prefix was put before the names": renamed(lambda name, prefix: prefix + name),
}
EXAMPLES = [
    {
        "module.module.weight": torch.ones(2),
        "submodule.bias": torch.ones(3),
        "elm.module.bias": torch.ones(4),
    },
    {"module.le.weight": torch.ones(2), "module.le.module.weight": torch.ones(3), "step": torch.tensor(5)},
    {"module.weight": torch.ones(2), "module.bias": torch.ones(3)},
]


@task("s09_checkpoints.strip_prefix")
@given(case=named(), edges=[{"case": (state, "module.")} for state in EXAMPLES])
def test_strip_prefix_takes_it_off_the_front(student, reference, case):
    """The prefix is taken off the front of every name that begins with it, once; the tensors stay with their names."""
    expect(student.strip_prefix(*case)).equals(
        lambda: reference.strip_prefix(*case),
        unless={cause: lambda change=change: change(*case) for cause, change in NAMES.items()},
    )


@task("s09_checkpoints.strip_prefix")
def test_strip_prefix_keeps_the_order(student, reference):
    """The names stay in their order."""
    state = {name: torch.ones(2) for name in ("module.b", "c", "module.a", "module.d")}
    expect(student.instruments.listed(student.strip_prefix(state, "module."))).equals(
        ["b", "c", "a", "d"], when={"the names are in another order": lambda got: sorted(got) == list("abcd")}
    )


LOST = "two names became one, and a tensor was lost: raise ValueError"


@task("s09_checkpoints.strip_prefix")
@cases(names=[("module.weight", "weight"), ("weight", "module.bias", "module.weight"), ("module.", "")])
def test_strip_prefix_loses_no_tensor(student, reference, names):
    """Where two names become one, ValueError is raised."""
    state = {name: torch.ones(2) for name in names}
    expect(student.strip_prefix(state, "module.")).raises("ValueError", when={LOST: nothing_raised})


@task("s09_checkpoints.strip_prefix")
def test_strip_prefix_leaves_the_state(student, reference):
    """The state that came in keeps its names."""
    before = {"module.weight": torch.ones(2), "bias": torch.ones(3)}
    state = student.send(before)
    student.strip_prefix(state, "module.")
    expect(state).unchanged(before, "the names were changed in the state itself: build a new dictionary")
