"""Hidden checks of section 8: the accuracy of a model over batches."""

import torch

from grader.author import (
    drawn_linear,
    drawn_two_mode,
    expect,
    is_tensor,
    labelled_batches,
    linear_twin,
    nothing_raised,
    rivals,
    task,
    two_mode_twin,
)

PLAN = [(5, 3), (3, 0), (1, 1)]  # size and mistakes of each batch: 5 of 9 are right
TENSOR = "a tensor came back: a plain Python float is wanted"
ONE_PASS = "batches may be a generator: a second pass finds nothing, so count the samples in the same pass"
STREAM = {
    r"len\(\)|not subscriptable|ZeroDivisionError|ValueError": (
        "batches may be a generator: go through it once, and ask neither for its length nor for an index"
    ),
    "has no attribute 'dataset'": "batches may be any iterable: count the samples as they come",
}
AXIS = {
    "must match|broadcast": "the classes lie along dim=1: argmax over dim=0 does not give one prediction a sample"
}


def drawn_case(drawn=drawn_linear, twin=linear_twin, plan=PLAN):
    """Weights, and batches that a model with them gets right as planned."""
    weights = drawn()
    return weights, labelled_batches(twin(torch, weights)[0], plan)


def counts(model, batches):
    """How many samples are right, and how many there are, batch by batch, in whatever mode the model is."""
    return [((model(x).argmax(dim=1) == y).sum().item(), len(y)) for x, y in batches]


def counted(combine):
    """An accuracy that makes its answer from the batches' counts of right samples, and of all."""
    return lambda model, batches: combine(*zip(*counts(model.eval(), batches), strict=True))


MISTAKES = {
    "this is the mean of the batches' accuracies: every sample counts the same": counted(
        lambda right, sizes: sum(r / n for r, n in zip(right, sizes, strict=True)) / len(sizes)
    ),
    "this is percent: a fraction from 0 to 1 is wanted": counted(
        lambda right, sizes: 100 * sum(right) / sum(sizes)
    ),
    "this is the number of right samples: divide by that of all": counted(lambda right, sizes: sum(right)),
    "this is the fraction of wrong samples": counted(lambda right, sizes: 1 - sum(right) / sum(sizes)),
    "the right samples were divided by the number of batches: divide by that of the samples": counted(
        lambda right, sizes: sum(right) / len(sizes)
    ),
    "this is the accuracy of the last batch alone": counted(lambda right, sizes: right[-1] / sizes[-1]),
    "this is the accuracy of the first batch alone": counted(lambda right, sizes: right[0] / sizes[0]),
    "not all batches are as large as the first: count their samples": counted(
        lambda right, sizes: sum(right) / (len(sizes) * sizes[0])
    ),
    "the batches' accuracies were added up": counted(
        lambda right, sizes: sum(r / n for r, n in zip(right, sizes, strict=True))
    ),
    "the last, smaller batch was left out": counted(lambda right, sizes: sum(right[:-1]) / sum(sizes[:-1])),
    "the division was rounded down: use /, not //": counted(lambda right, sizes: sum(right) // sum(sizes)),
}


@task("s08_evaluation.accuracy")
def test_accuracy_counts_every_sample_the_same(student, reference):
    """The fraction of right samples over all batches comes back as a plain Python float, for unequal batches too."""
    weights, batches = drawn_case()

    def play(function, lib):
        return function(linear_twin(lib, weights)[0], batches)

    expect(play(student.accuracy, student.torch), raised=AXIS).number_close_to(
        lambda: play(reference.accuracy, torch), when={TENSOR: is_tensor}, unless=rivals(play, MISTAKES)
    )


def in_training_mode(model, batches):
    right, sizes = zip(*counts(model.train(), batches), strict=True)
    return sum(right) / sum(sizes)


NOT_EVAL = "batch norm's statistics have learned from these batches: call model.eval() before the first"


@task("s08_evaluation.accuracy")
def test_accuracy_measures_in_evaluation_mode(student, reference):
    """The model runs in evaluation mode, whatever mode it comes in, and neither parameters nor buffers change."""
    weights, batches = drawn_case(drawn_two_mode, two_mode_twin, [(7, 3), (2, 0), (3, 1)])

    def play(function, lib):
        model, _ = two_mode_twin(lib, weights)
        model.train()
        return function(model, batches), model.state_dict()

    found, state = play(student.accuracy, student.torch)
    expect(state).close_to(weights, unless=rivals(lambda *rest: play(*rest)[1], {NOT_EVAL: in_training_mode}))
    expect(found).number_close_to(
        lambda: play(reference.accuracy, torch)[0],
        unless=rivals(lambda *rest: play(*rest)[0], MISTAKES),
        when={TENSOR: is_tensor},
    )


@task("s08_evaluation.accuracy")
def test_accuracy_takes_a_batch_of_one(student, reference):
    """A batch of one sample, or one batch alone, is measured like any other."""
    weights, batches = drawn_case(drawn_two_mode, two_mode_twin, [(1, 0)])
    model, _ = two_mode_twin(student.torch, weights)
    train = {"more than 1 value per channel": "the model ran in training mode: call model.eval() first"}
    expect(student.accuracy(model, batches), raised=train).number_close_to(1.0, when={TENSOR: is_tensor})


@task("s08_evaluation.accuracy")
def test_accuracy_records_no_graph(student, reference):
    """Every forward pass runs under no_grad or inference_mode, and in evaluation mode."""
    weights, batches = drawn_case()
    watched = student.instruments.RecordingModule(linear_twin(student.torch, weights)[0])
    student.accuracy(watched, batches)
    expect(watched.log).satisfies(
        lambda log: not any(entry["grad_enabled"] or entry["training"] for entry in log),
        says="every forward pass in evaluation mode and with gradient mode off",
        when={
            "gradient mode was on: put the loop under torch.no_grad()": lambda log: any(
                entry["grad_enabled"] for entry in log
            ),
            "the model ran in training mode: call model.eval() first": lambda log: any(
                entry["training"] for entry in log
            ),
        },
    )


@task("s08_evaluation.accuracy")
def test_accuracy_takes_a_generator(student, reference):
    """The batches may come one by one, once, without a length."""
    weights, batches = drawn_case()
    stream = student.instruments.RecordingLoader(batches, once=True)
    model, _ = linear_twin(student.torch, weights)
    expect(student.accuracy(model, stream), raised=STREAM).number_close_to(
        lambda: reference.accuracy(linear_twin(torch, weights)[0], batches),
        when={TENSOR: is_tensor, ONE_PASS: lambda got: got == 0},
    )


@task("s08_evaluation.accuracy")
def test_accuracy_refuses_no_batches(student, reference):
    """No batches raise ValueError."""
    model, _ = linear_twin(student.torch, drawn_linear())
    expect(student.accuracy(model, [])).raises(
        "ValueError",
        when={
            "an accuracy of no samples came back: raise ValueError": nothing_raised,
            "the count was divided by zero: test for no samples and raise ValueError": (
                lambda outcome: outcome.failure.kind == "ZeroDivisionError"
            ),
        },
    )
