"""Hidden checks of section 4, second part: vector-Jacobian products and whole Jacobians."""

import torch
from hypothesis import strategies as st

from grader.author import cases, expect, given, shapes, task, tensors

NOT_A_LEAF = {
    "None came back: .grad is filled for leaves only, not for intermediate results": lambda got: got is None
}
DRAGS_A_GRAPH = {"the result drags a graph along (create_graph, perhaps)": lambda got: got is True}
SPILLED = {
    "a .grad has changed, as backward() does to it: torch.autograd.grad only returns": lambda got: True
}
NEAR = {"rtol": 1e-4, "atol": 1e-4}  # the rounding of a sum inside a sine


def leaf(student, values, stale=None):
    """A leaf in the jail that requires a gradient; `stale` is what earlier work left in its `.grad`."""
    remote = student.send(values).requires_grad_()
    if stale is not None:
        remote.grad = stale
    return remote


def came_back(outcome):
    """A value came back where an exception was due."""
    return outcome.failure is None


# vector_jacobian_product


@task("s04_autograd.vector_jacobian_product")
@cases(outputs=[1, 2, 5], inputs=[1, 4], dtype=[torch.float32, torch.float64])
def test_vector_jacobian_product_matches(student, reference, outputs, inputs, dtype):
    """The result is v·J."""
    a, values = torch.randn(outputs, inputs, dtype=dtype), torch.randn(inputs, dtype=dtype)
    v = torch.randn(outputs, dtype=dtype)
    x = leaf(student, values)
    y = student.torch.sin(student.send(a) @ x)
    jacobian = torch.cos(a @ values)[:, None] * a
    expect(student.vector_jacobian_product(y, x, v)).close_to(
        v @ jacobian,
        unless={
            "v was not used: every output has a weight of its own": lambda: jacobian.sum(0),
            "this is the gradient of the mean of v * y, not of its sum": lambda: v @ jacobian / outputs,
            "this is the whole Jacobian, not v·J": lambda: jacobian,
            "this is v * y itself, not its gradient": lambda: v * torch.sin(a @ values),
        },
        when=NOT_A_LEAF,
        **NEAR,
    )


@task("s04_autograd.vector_jacobian_product")
@given(values=tensors(shapes(0, 3)), shift=st.integers(1, 3))
def test_vector_jacobian_product_takes_intermediate_results(student, reference, values, shift):
    """`x` may be an intermediate result, and y of any shape."""
    x = leaf(student, values) * 2
    y = x * x + 1
    v = values.abs() + shift
    expect(student.vector_jacobian_product(y, x, v)).close_to(
        4 * values * v,
        unless={"this is the gradient in the leaf that x came from": lambda: 8 * values * v},
        when=NOT_A_LEAF,
    )


@task("s04_autograd.vector_jacobian_product")
def test_vector_jacobian_product_touches_no_grad(student, reference):
    """No `.grad` changes, neither that of x nor that of another leaf behind y."""
    values, weights, v, stale = torch.randn(4, 3)
    x, w, u = leaf(student, values, stale), leaf(student, weights, stale), leaf(student, weights)
    right = 2 * values * weights**2 * v
    expect(student.vector_jacobian_product(x * x * w * u, x, v)).close_to(
        right, unless={"gradients add up: an older one was still in x.grad": lambda: right + stale}
    )
    for one, before in ((x, stale), (w, stale), (u, None)):
        expect(one.grad).equals(before, when=SPILLED)
    expect(x).unchanged(values)


@task("s04_autograd.vector_jacobian_product")
@cases(shape=[(), (3,), (2, 5)])
def test_vector_jacobian_product_is_zero_without_dependence(student, reference, shape):
    """Where y does not depend on x the result is zeros shaped like x."""
    other, x = leaf(student, torch.randn(4)), leaf(student, torch.randn(shape))
    unused = "y does not depend on x, so the slope is zero: ask for it by materialize_grads=True"
    product = student.vector_jacobian_product(other * other, x, torch.randn(4))
    expect(product, raised={"not have been used": unused}).close_to(
        torch.zeros(shape), when={unused: lambda got: got is None}
    )


@task("s04_autograd.vector_jacobian_product")
def test_vector_jacobian_product_releases_the_graph(student, reference):
    """The graph of y is gone afterwards, and the result has none."""
    values, v = torch.randn(2, 3)
    x = leaf(student, values)
    y = x * x * x
    got = student.vector_jacobian_product(y, x, v)
    expect(got).close_to(3 * values**2 * v)
    expect(got.requires_grad).equals(False, when=DRAGS_A_GRAPH)
    expect(y.sum().backward()).raises(
        "RuntimeError",
        match="second time",
        when={"the graph is still there: retain_graph=True keeps it all in memory": came_back},
    )


@task("s04_autograd.vector_jacobian_product")
@cases(shape=[(), (1,), (2, 4)])
def test_vector_jacobian_product_does_not_broadcast(student, reference, shape):
    """A v of another shape than y raises."""
    x = leaf(student, torch.randn(4))
    expect(student.vector_jacobian_product(x * x, x, torch.ones(shape))).raises(
        ("ValueError", "RuntimeError"), when={"v was broadcast: (y * v).sum() takes any shape": came_back}
    )


# jacobian

SUMMED = "this is the gradient of the outputs' sum: one row an output is wanted"
ANY_SHAPE = {
    "over a 0-d tensor": "the output may have any shape, that of a single number too: flatten() it first"
}


@task("s04_autograd.jacobian")
@cases(outputs=[1, 2, 5], inputs=[1, 3, 4], dtype=[torch.float32, torch.float64])
def test_jacobian_matches(student, reference, outputs, inputs, dtype):
    """J[i, j] is the slope of output i in input j."""
    a, x = torch.randn(outputs, inputs, dtype=dtype), torch.randn(inputs, dtype=dtype)
    right = torch.cos(a @ x)[:, None] * a
    expect(student.jacobian(student.function(lambda x: torch.sin(torch.matmul(a, x))), x)).close_to(
        right,
        unless={
            SUMMED: lambda: right.sum(0),
            "the Jacobian is transposed: outputs first, then inputs": lambda: right.T,
            "gradients add up: each row still holds those before it": lambda: right.cumsum(0),
            "every row is one and the same .grad: clone it": lambda: right.sum(0).expand(right.shape),
            "every row is the last one: .grad lives on, clone it": lambda: right[-1].expand(right.shape),
        },
        when=NOT_A_LEAF,
        **NEAR,
    )


@task("s04_autograd.jacobian")
@given(x=tensors(shapes(0, 2)))
def test_jacobian_has_the_shape_of_outputs_and_inputs(student, reference, x):
    """The shape is that of the output followed by that of the input, scalars included."""
    for formula in (lambda x: x * x.sum(), lambda x: (x * x).sum(), lambda x: torch.stack([x, x**3, -x], -1)):
        right = reference.jacobian(formula, x)
        expect(student.jacobian(student.function(formula), x), raised=ANY_SHAPE).close_to(
            right,
            unless={
                "the shape is the output's, then the input's, nothing flattened": lambda full=right: (
                    full.reshape(-1, x.numel())
                ),
                SUMMED: lambda full=right: full.reshape(-1, *x.shape).sum(0),
            },
            when=NOT_A_LEAF,
        )


@task("s04_autograd.jacobian")
@cases(flag=[False, True])
def test_jacobian_leaves_its_input_alone(student, reference, flag):
    """`x` keeps its numbers, `requires_grad` and `.grad`, and the result requires no gradient."""
    values, stale = torch.randn(2, 3)
    x = leaf(student, values, stale) if flag else student.send(values)
    got = student.jacobian(student.function(lambda x: x[:2] * x[2]), x)
    right = reference.jacobian(lambda x: x[:2] * x[2], values)
    expect(got).close_to(
        right, unless={"gradients add up: an older one was still in x.grad": lambda: right + stale}
    )
    expect(x).unchanged(values)
    expect(x.grad).equals(stale if flag else None, when=SPILLED)
    expect(x.requires_grad).equals(
        flag,
        when={"requires_grad was switched on for the caller's x: detach() first": lambda got: got is True},
    )
    expect(got.requires_grad).equals(False, when=DRAGS_A_GRAPH)
