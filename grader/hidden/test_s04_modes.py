"""Hidden checks of section 4, third part: changing leaves, and predicting without a graph."""

import torch

from grader.author import cases, expect, task


def leaf(student, values, stale=None):
    """A leaf in the jail that requires a gradient; `stale` is what earlier work left in its `.grad`."""
    remote = student.send(values).requires_grad_()
    if stale is not None:
        remote.grad = stale
    return remote


def came_back(outcome):
    """A value came back where an exception was due."""
    return outcome.failure is None


# descend

SHAPES = ((2, 3), (1,), ())
SAME_TENSOR = (
    "the tensor that was passed in has not moved: w = w - … makes a new one, a .grad cleared first moves none"
)


def draw_parameters(dtype=torch.float32):
    """Values and gradients of three parameters, in quarters; no gradient is zero."""
    return [
        (torch.randint(-8, 9, shape).to(dtype) / 4, torch.randint(5, 13, shape).to(dtype) / 4)
        for shape in SHAPES
    ]


@task("s04_autograd.descend")
@cases(dtype=[torch.float32, torch.float64], lr=[0.25, 2.0])
def test_descend_takes_one_step(student, reference, dtype, lr):
    """Every parameter becomes p - lr · p.grad, in place."""
    drawn = draw_parameters(dtype)
    parameters = [leaf(student, values, gradient) for values, gradient in drawn]
    returned = student.descend(parameters, lr)
    for parameter, (values, gradient) in zip(parameters, drawn, strict=True):
        expect(parameter).close_to(
            values - lr * gradient,
            unless={
                SAME_TENSOR: lambda values=values: values,
                "this goes uphill: subtract": lambda values=values, g=gradient: values + lr * g,
                "the learning rate was not used": lambda values=values, g=gradient: values - g,
                "the step was taken twice": lambda values=values, g=gradient: values - 2 * lr * g,
                "lr times the value was subtracted, not lr times the gradient": lambda v=values: v - lr * v,
            },
        )
    expect(returned).equals(None)


@task("s04_autograd.descend")
def test_descend_leaves_a_leaf_ready_for_the_next_backward(student, reference):
    """Each tensor is still a leaf that requires a gradient; the next backward() fills an empty `.grad`."""
    drawn = draw_parameters()
    parameters = [leaf(student, values, gradient) for values, gradient in drawn]
    student.descend(parameters, 0.25)
    for parameter, (values, gradient) in zip(parameters, drawn, strict=True):
        moved = values - 0.25 * gradient
        (parameter * parameter).sum().backward()
        frozen = "the tensor does not require a gradient any more"
        expect(parameter.grad, raised={"does not require grad": frozen}).close_to(
            2 * moved,
            unless={
                SAME_TENSOR: lambda start=values: 2 * start,
                "the gradients were not cleared: the next add up": lambda m=moved, g=gradient: 2 * m + g,
            },
            when={"the tensor is no leaf any more: its step was recorded": lambda got: got is None},
        )
        expect(parameter.is_leaf).equals(True)
        expect(parameter.requires_grad).equals(True)


@task("s04_autograd.descend")
def test_descend_clears_the_gradients(student, reference):
    """Afterwards each `.grad` is None or zeros."""
    parameters = [leaf(student, values, gradient) for values, gradient in draw_parameters()]
    student.descend(parameters, 0.25)
    for parameter in parameters:
        expect(parameter.grad).satisfies(
            lambda got: got is None or not got.any(),
            says="None or zeros",
            when={"the gradients were not cleared: set p.grad = None": lambda got: got.any()},
        )


@task("s04_autograd.descend")
def test_descend_leaves_parameters_without_gradient_alone(student, reference):
    """A parameter whose `.grad` is None keeps its value, and those after it still move."""
    (first, slope), (frozen, _), (last, slant) = draw_parameters()
    parameters = [leaf(student, first, slope), leaf(student, frozen), leaf(student, last, slant)]
    student.descend(parameters, 0.5)
    skip = {"NoneType": "a parameter that took no part has .grad None: skip it"}
    expect(parameters[1], raised=skip).unchanged(frozen)
    expect(parameters[0]).close_to(first - 0.5 * slope, unless={SAME_TENSOR: lambda: first})
    expect(parameters[2]).close_to(
        last - 0.5 * slant, unless={"one .grad of None ended the loop: skip that one only": lambda: last}
    )


@task("s04_autograd.descend")
def test_descend_moves_a_model(student, reference):
    """Two steps move the parameters of a model, as they come from model.parameters()."""
    weight, bias, x = torch.randn(1, 4), torch.randn(1), torch.randn(4)
    model = student.torch.nn.Linear(4, 1)
    model.load_state_dict({"weight": weight, "bias": bias})
    for _ in range(2):
        (model(x) ** 2).sum().backward()
        student.descend(model.parameters(), 0.125)
    right, stale = two_steps(weight, bias, x), two_steps(weight, bias, x, stale=True)
    for got, place in ((model.weight, 0), (model.bias, 1)):
        expect(got).close_to(
            right[place],
            unless={
                "the gradients were not cleared (a generator is exhausted after one pass)": lambda i=place: (
                    stale[i]
                )
            },
            rtol=1e-4,
            atol=1e-5,
        )


def two_steps(weight, bias, x, *, stale=False):
    """Two steps down the square of a linear model's output; `stale` keeps old gradients."""
    to_weight, to_bias = torch.zeros(1, 4), torch.zeros(1)
    for _ in range(2):
        error = weight @ x + bias
        to_weight, to_bias = stale * to_weight + 2 * error * x, stale * to_bias + 2 * error
        weight, bias = weight - 0.125 * to_weight, bias - 0.125 * to_bias
    return weight, bias


# predict_without_graph

STAYED_OFF = "gradient mode stayed off after the call: use a context manager, which gives back what it found"
MODES = {
    "gradient mode was on while the model ran: switch recording off before": lambda log: log[0][
        "grad_enabled"
    ],
    "the model ran more than once": lambda log: len(log) > 1,
}


def draw_linear():
    """Weights of a linear model, and a batch for it."""
    return {"weight": torch.randn(3, 4), "bias": torch.randn(3)}, torch.randn(5, 4)


def linear(student, weights):
    """The model in the jail."""
    model = student.torch.nn.Linear(4, 3)
    model.load_state_dict(weights)
    return model


def outputs(weights, x):
    """What the model gives."""
    return x @ weights["weight"].T + weights["bias"]


@task("s04_autograd.predict_without_graph")
@cases(options=[{}, {"inference": False}, {"inference": True}])
def test_predict_without_graph_gives_the_outputs(student, reference, options):
    """The result is model(x), and it requires no gradient."""
    weights, x = draw_linear()
    got = student.predict_without_graph(linear(student, weights), leaf(student, x), **options)
    expect(got).close_to(outputs(weights, x))
    expect(got.requires_grad).equals(
        False, when={"the result carries a graph: run the model under no_grad": lambda got: got is True}
    )


@task("s04_autograd.predict_without_graph")
@cases(inference=[False, True], training=[False, True])
def test_predict_without_graph_runs_the_model_with_recording_off(student, reference, inference, training):
    """While the model runs gradient mode is off, and inference mode is on only if it was asked for."""
    weights, x = draw_linear()
    probe = student.instruments.RecordingModule(linear(student, weights)).train(training)
    student.predict_without_graph(probe, x, inference=inference)
    seen = {"training": training, "grad_enabled": False, "inference": inference, "shape": (5, 4)}
    switched = {
        "the model's training mode was switched: that is another matter": lambda log: (
            log[0]["training"] is not training
        )
    }
    other = {
        "inference mode is wanted if, and only if, inference=True": lambda log: (
            log[0]["inference"] is not inference
        )
    }
    expect(probe.log).equals([seen], when=switched | MODES | other)
    expect(probe.training).equals(training, when={"the model's training mode was switched": lambda got: True})


@task("s04_autograd.predict_without_graph")
def test_predict_without_graph_gives_an_ordinary_tensor(student, reference):
    """Without inference mode the result may be a constant in later training."""
    weights, x = draw_linear()
    model, scale = linear(student, weights), leaf(student, torch.ones(5, 3))
    got = student.predict_without_graph(model, x)
    (got * scale).sum().backward()
    expect(scale.grad).close_to(outputs(weights, x))
    expect(model.weight.grad).equals(
        None, when={"the result carries a graph: run the model under no_grad": lambda got: got is not None}
    )


@task("s04_autograd.predict_without_graph")
def test_predict_without_graph_gives_an_inference_tensor(student, reference):
    """With inference=True autograd refuses the result."""
    weights, x = draw_linear()
    got = student.predict_without_graph(linear(student, weights), x, inference=True)
    expect(got.is_inference()).equals(
        True, when={"an ordinary tensor came back: use torch.inference_mode()": lambda got: got is False}
    )
    expect((got * leaf(student, torch.ones(5, 3))).sum().backward()).raises(
        "RuntimeError",
        match="[Ii]nference",
        when={"an ordinary tensor came back: use torch.inference_mode()": came_back},
    )


@task("s04_autograd.predict_without_graph")
@cases(inference=[False, True])
def test_predict_without_graph_gives_back_gradient_mode(student, reference, inference):
    """Gradient mode is on afterwards where it was on, off where it was off."""
    weights, x = draw_linear()
    model = linear(student, weights)
    student.predict_without_graph(model, x, inference=inference)
    off = {STAYED_OFF: lambda got: got is False}
    expect(student.torch.is_grad_enabled()).equals(True, when=off)
    model(x).sum().backward()
    expect(model.weight.grad, raised={"does not require grad": STAYED_OFF}).close_to(x.sum(0).expand(3, 4))
    with student.torch.no_grad():
        student.predict_without_graph(model, x, inference=inference)
        expect(student.torch.is_grad_enabled()).equals(
            False, when={"gradient mode was switched on though it was off before": lambda got: got is True}
        )


@task("s04_autograd.predict_without_graph")
def test_predict_without_graph_gives_back_gradient_mode_after_an_error(student, reference):
    """The model's own exception comes through, and gradient mode is as it was."""
    weights, x = draw_linear()
    model = linear(student, weights)
    for inference in (False, True):
        expect(student.predict_without_graph(model, x[:, :3], inference=inference)).raises(
            "RuntimeError", when={"the model's exception was swallowed: let it through": came_back}
        )
        expect(student.torch.is_grad_enabled()).equals(True, when={STAYED_OFF: lambda got: got is False})
        expect((model(x) ** 2).sum().backward(), raised={"does not require grad": STAYED_OFF}).equals(None)
