"""Hidden checks of section 1, first part: what a tensor is, and who shares its memory."""

import copy

import numpy
import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, shapes, task, tensors

# tensor_facts

DTYPES = [
    torch.float32,
    torch.float64,
    torch.float16,
    torch.bfloat16,
    torch.int64,
    torch.uint8,
    torch.bool,
    torch.complex64,
]


def facts_mistaken(right, t):
    """All facts right but one, for each known mistake."""
    wrong = {
        "the bytes are those of the whole memory behind a view: count this tensor's elements": {
            "bytes": t.untyped_storage().nbytes()
        },
        "these are the bytes of one element": {"bytes": t.element_size()},
        "the bytes are counted as if every element took four: ask element_size()": {"bytes": 4 * t.numel()},
        "elements is the first size alone: numel() counts all": {"elements": t.shape[0] if t.dim() else 0},
        "a transposed or strided view is not contiguous": {"contiguous": True},
        "every tensor was called a leaf": {"leaf": True},
        "leaf was taken for requires_grad: a leaf is what was not computed from something that requires a gradient": {
            "leaf": t.requires_grad
        },
        "leaf was taken for the opposite of requires_grad: one can be both": {"leaf": not t.requires_grad},
        "requires_grad was taken for being a leaf: what is computed from a leaf requires a gradient, too": {
            "requires_grad": t.requires_grad and t.is_leaf
        },
    }
    return {cause: lambda one=one: right | one for cause, one in wrong.items()}


def of_kind(key, *kinds):
    """A predicate: this entry is there, and of none of these kinds."""
    return lambda got: isinstance(got, dict) and key in got and not isinstance(got[key], kinds)


KINDS = {
    "shape is to be a tuple of ints: tuple(t.shape), or t.shape itself": of_kind("shape", tuple),
    "dtype is to be the torch.dtype itself: t.dtype": of_kind("dtype", torch.dtype),
    "device is to be a string: str() makes one of a torch.device": of_kind("device", str),
    "dimensions is how many sizes there are, an int: t.dim()": of_kind("dimensions", int),
    "contiguous is to be True or False: is_contiguous is a method, to be called": of_kind("contiguous", bool),
}


def expect_facts(student, reference, remote, t):
    """The facts of `remote` are those of its twin `t`."""
    right = reference.tensor_facts(t)
    raised = {
        "has no storage|access data pointer|meta tensor|Meta|no data": (
            "a meta tensor has no numbers and no memory: its facts are there without"
        ),
        "0-d tensor": "len() is the first size, which a tensor without dimensions does not have: numel() counts",
    }
    expect(student.tensor_facts(remote), raised=raised).equals(
        right, unless=facts_mistaken(right, t), when=KINDS
    )


@task("s01_introduction.tensor_facts")
@given(t=st.sampled_from(DTYPES).flatmap(lambda dtype: tensors(shapes(0, 3, min_side=0), dtype)), examples=40)
def test_tensor_facts_are_right(student, reference, t):
    """Every fact is right, for any shape, dtype and strides."""
    expect_facts(student, reference, t, t)


@task("s01_introduction.tensor_facts")
@cases(view=["row", "column", "transposed", "expanded", "empty"])
def test_tensor_facts_of_a_view(student, reference, view):
    """A view's facts are its own, not those of the memory that it looks into."""
    whole = torch.arange(35.0).reshape(5, 7)
    views = {
        "row": whole[2],
        "column": whole[:, 3],
        "transposed": whole.T,
        "expanded": whole[:1].expand(4, 7),
        "empty": whole[5:],
    }
    expect_facts(student, reference, views[view], views[view])


@task("s01_introduction.tensor_facts")
@cases(dtype=[torch.float32, torch.float64])
def test_tensor_facts_tell_leaves_from_results(student, reference, dtype):
    """A leaf that requires a gradient, a result of it, and what was detached from that are told apart."""
    values = torch.randn(2, 3, dtype=dtype)
    leaf, twin = student.send(values).requires_grad_(), values.clone().requires_grad_()
    doubled, twin_doubled = leaf * 2, twin * 2
    expect_facts(student, reference, student.send(values) * 2, values * 2)
    expect_facts(student, reference, leaf, twin)
    expect_facts(student, reference, doubled, twin_doubled)
    expect_facts(student, reference, doubled.detach(), twin_doubled.detach())


@task("s01_introduction.tensor_facts")
@cases(shape=[(), (0, 3), (4, 2, 5)])
def test_tensor_facts_need_no_numbers(student, reference, shape):
    """On the meta device the facts are there, although no numbers are."""
    t = torch.empty(shape, device="meta", dtype=torch.float64)
    expect_facts(student, reference, t, t)
    expect_facts(student, reference, t.T if t.dim() == 2 else t, t.T if t.dim() == 2 else t)


@task("s01_introduction.tensor_facts")
def test_tensor_facts_change_nothing(student, reference):
    """The tensor keeps its numbers, its requires_grad and its strides."""
    values = torch.randn(3, 4).T
    t = student.send(values)
    expect(student.tensor_facts(t)["elements"]).equals(12)
    expect(t).unchanged(values)
    expect(t.requires_grad).unchanged(False, cause="requires_grad was switched on for the caller's tensor")
    expect(t.is_contiguous()).unchanged(False, cause="the caller's tensor was made contiguous")


# sharing_table

FOR_ARRAYS = [
    "tensor",
    "from_numpy",
    "as_tensor",
    "asarray",
    "Tensor",
    "FloatTensor",
    "DoubleTensor",
    "LongTensor",
]
FOR_TENSORS = {
    "view": lambda t: t[:],
    "clone": lambda t: t.clone(),
    "detach": lambda t: t.detach(),
    "float": lambda t: t.float(),
    "double": lambda t: t.to(torch.float64),
    "contiguous": lambda t: t.contiguous(),
    "flatten": lambda t: t.flatten(),
    "tail": lambda t: t[1:],
    "columns": lambda t: t[..., 1:],
    "last": lambda t: t[-1:],
    "twice": lambda t: t * 2,
    "steps": lambda t: t[::2],
}
ARRAYS = {
    "float32": numpy.array([0.1, 2.5, -3.7, 0.0], dtype=numpy.float32),
    "float64": numpy.array([[0.1, 2.7, -3.3], [1.0, 0.0, 5.1]]),
    "int64": numpy.array([3, 0, -7, 1]),
}
TENSORS = {
    "float32": torch.tensor([[0.1, 2.5, -3.7], [1.0, 0.0, 5.3]]),
    "transposed": torch.tensor([[0.1, 2.5], [-3.7, 0.0], [1.3, 7.7]]).T,
    "float64": torch.tensor([0.1, 0.0, 7.3, -1.0], dtype=torch.float64),
    "int64": torch.tensor([1, 0, 5, -2]),
    "strided": torch.tensor([[1.5, 0.0, 2.5, 3.1], [1.0, 0.1, 4.4, 2.2], [8.0, 0.3, 9.0, 0.7]])[:, ::2],
}
FROM_MEMORY = {"tensor": False, "from_numpy": True, "as_tensor": True, "asarray": True, "Tensor": False}


def written(constructors, source, write):
    """The table of who shows what `write(source)` did."""
    table = {}
    for name, construct in constructors.items():
        own = copy.deepcopy(source)  # clone() would not keep the strides
        made = construct(own)
        before = made.clone()
        write(own)
        table[name] = not torch.equal(made, before)
    return table


def put(value, place=...):
    """A function that writes `value` into a source at `place`."""

    def write(source):
        source[place] = value

    return write


def sharing_mistaken(constructors, source):
    """The tables of known mistakes."""
    shares = written(constructors, source, lambda own: put(own + 1)(own))

    def after(value, place=...):
        return lambda: written(constructors, source, put(value, place))

    return {
        "the number written stood there already, so nothing changed": after(0),
        "the number written (1) stood there already, so nothing changed": after(1),
        "everything was said to share: some of these copied": lambda: dict.fromkeys(constructors, True),
        "everything was said to copy: some of these share": lambda: dict.fromkeys(constructors, False),
        "the table is inverted: True means that memory is shared": lambda: {
            n: not s for n, s in shares.items()
        },
        "only the first number, or where it lies, was looked at: a view may begin further on": after(
            77, (0,) * source.ndim
        ),
        "only the first numbers of the source were changed: a result may hold other ones": after(77, 0),
        "only the last numbers of the source were changed: a result may hold other ones": after(77, -1),
        "is it the same object? Two objects can share one memory": lambda: {
            name: construct(source) is source for name, construct in constructors.items()
        },
        "this is typed from memory, or depends on the names: the constructors given have to be run": lambda: {
            name: FROM_MEMORY.get(name, False) for name in constructors
        },
    }


def expect_table(student, there, here, source):
    """The table of the constructors `there` is that of their twins `here`, and the source is as before."""
    sent = student.send(source)
    expect(student.sharing_table(there, sent)).equals(
        written(here, source, lambda own: put(own + 1)(own)), unless=sharing_mistaken(here, source)
    )
    expect(sent).unchanged(
        source, cause="the source was left with other numbers: put back a copy made before"
    )


@task("s01_introduction.sharing_table")
@cases(source=list(ARRAYS))
def test_sharing_table_of_an_array(student, reference, source):
    """For arrays of several dtypes the table says who shares the array's memory."""
    there = {name: getattr(student.torch, name) for name in FOR_ARRAYS}
    expect_table(student, there, {name: getattr(torch, name) for name in FOR_ARRAYS}, ARRAYS[source])


@task("s01_introduction.sharing_table")
@cases(source=list(TENSORS))
def test_sharing_table_of_a_tensor(student, reference, source):
    """For tensors of several dtypes and layouts the table says who shares the tensor's memory, wholly or in part."""
    there = {name: student.function(formula) for name, formula in FOR_TENSORS.items()}
    expect_table(student, there, FOR_TENSORS, TENSORS[source])


@task("s01_introduction.sharing_table")
@cases(value=[7.0, 0.0, 1.0, -1.0], kind=["array", "tensor"])
def test_sharing_table_of_equal_numbers(student, reference, value, kind):
    """Whatever number the source is full of, and if it is a single one, sharing is seen."""
    source = numpy.full(1, value) if kind == "array" else torch.full((1, 3), value)
    names = FOR_ARRAYS[:1] + FOR_ARRAYS[2:4]
    there = {name: getattr(student.torch, name) for name in names}
    expect_table(student, there, {name: getattr(torch, name) for name in names}, source)


@task("s01_introduction.sharing_table")
def test_sharing_table_believes_no_name(student, reference):
    """What counts is what a constructor does, not what it is called."""
    names = {"tensor": "from_numpy", "from_numpy": "tensor", "as_tensor": "tensor", "clone": "as_tensor"}
    there = {name: getattr(student.torch, actual) for name, actual in names.items()}
    here = {name: getattr(torch, actual) for name, actual in names.items()}
    expect_table(student, there, here, ARRAYS["float64"])
    expect_table(student, {}, {}, ARRAYS["float32"])
