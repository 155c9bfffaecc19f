"""Hidden checks of section 8: loss and accuracy of a model that is left as it was found."""

import torch

from grader.author import (
    cases,
    drawn_linear,
    drawn_two_mode,
    expect,
    is_tensor,
    labelled_batches,
    linear_twin,
    nothing_raised,
    per_batch,
    per_sample,
    rivals,
    task,
    two_mode_twin,
)

NEAR = {"rtol": 1e-4, "atol": 1e-5}
PLAN = [(5, 3), (3, 0), (1, 1)]  # size and mistakes of each batch: 5 of 9 are right
STREAM = {
    r"len\(\)|not subscriptable|ZeroDivisionError|ValueError": (
        "batches may be a generator: go through it once, and ask neither for its length nor for an index"
    ),
    "has no attribute 'dataset'": "batches may be any iterable: count the samples as they come",
}


def drawn_case(drawn=drawn_linear, twin=linear_twin, plan=PLAN):
    """Weights, and batches that a model with them gets right as planned."""
    weights = drawn()
    return weights, labelled_batches(twin(torch, weights)[0], plan)


def measured(loss=per_sample, right=per_sample, *, shape=lambda loss, right: (loss, right), training=False):
    """`evaluate` with a mistake: in a mean, in the answer, or in the mode."""

    def run(model, loss_function, batches):
        model.train(training)
        found = [(model(x), y) for x, y in batches]
        losses = [(loss_function(out, y).item(), len(y)) for out, y in found]
        shares = [((out.argmax(dim=1) == y).float().mean().item(), len(y)) for out, y in found]
        return shape(loss(losses), right(shares))

    return run


def total(found):
    return sum(value * size for value, size in found)


def first(found):
    return found[0][0]


def last(found):
    return found[-1][0]


MISTAKES = {
    "both are means over batches: a batch counts by its number of labels": measured(per_batch, per_batch),
    "the loss is a mean over batches: a batch counts by its number of labels": measured(per_batch),
    "the accuracy is a mean over batches: a batch counts by its number of labels": measured(right=per_batch),
    "accuracy and loss are swapped: the loss comes first": measured(shape=lambda loss, right: (right, loss)),
    "the accuracy is in percent: a fraction from 0 to 1 is wanted": measured(
        shape=lambda loss, right: (loss, 100 * right)
    ),
    "the number of right samples came back: divide by that of all": measured(right=total),
    "the loss is the sum over all samples: divide by their number": measured(total),
    "the loss is the sum of the batches' losses": measured(lambda found: sum(value for value, _ in found)),
    "the batches' mean losses were divided by the number of samples: weigh each by its size first": measured(
        lambda found: sum(value for value, _ in found) / sum(size for _, size in found)
    ),
    "this is the first batch alone": measured(first, first),
    "this is the last batch alone": measured(last, last),
    "the loss is that of the last batch alone": measured(last),
    "the error rate came back in place of the accuracy": measured(
        shape=lambda loss, right: (loss, 1 - right)
    ),
    "a pair is wanted: the loss came back alone": measured(shape=lambda loss, right: loss),
    "a pair is wanted: the accuracy came back alone": measured(shape=lambda loss, right: right),
}
HARD_CODED = "the loss is another than that of loss_function: call the one that was passed"


def with_cross_entropy(model, loss_function, batches):
    return measured()(model, torch.nn.CrossEntropyLoss(), batches)


@task("s08_evaluation.evaluate")
@cases(criterion=["CrossEntropyLoss", "MultiMarginLoss"])
def test_evaluate_measures_loss_and_accuracy(student, reference, criterion):
    """The pair of mean loss per sample and fraction of right samples comes back, for unequal batches too."""
    weights, batches = drawn_case()

    def play(function, lib):
        return function(linear_twin(lib, weights)[0], getattr(lib.nn, criterion)(), batches)

    expect(play(student.evaluate, student.torch)).like(
        lambda: play(reference.evaluate, torch),
        when={"tensors came back: plain Python floats are wanted": lambda got: any(map(is_tensor, got))},
        unless=rivals(
            play, {HARD_CODED: with_cross_entropy} | MISTAKES if "Multi" in criterion else MISTAKES
        ),
        **NEAR,
    )


NOT_EVAL = "batch norm's statistics have learned from these batches: call model.eval() before the first"
TRAINING_MODE = "the model ran in training mode: call model.eval() first"
ONE_VALUE = {"more than 1 value per channel": TRAINING_MODE}


@task("s08_evaluation.evaluate")
def test_evaluate_measures_in_evaluation_mode(student, reference):
    """The model runs in evaluation mode, whatever mode it comes in, and neither parameters nor buffers change."""
    weights, batches = drawn_case(drawn_two_mode, two_mode_twin, [(7, 3), (2, 0), (3, 1)])

    def play(function, lib):
        model, _ = two_mode_twin(lib, weights)
        model.train()
        return function(model, lib.nn.CrossEntropyLoss(), batches), model.state_dict()

    def state(function, lib):
        return play(function, lib)[1]

    found, after = play(student.evaluate, student.torch)
    expect(after).close_to(weights, unless=rivals(state, {NOT_EVAL: measured(training=True)}))
    expect(found).like(
        lambda: play(reference.evaluate, torch)[0],
        unless=rivals(lambda *rest: play(*rest)[0], MISTAKES),
        **NEAR,
    )


@task("s08_evaluation.evaluate")
def test_evaluate_takes_a_generator(student, reference):
    """The batches may come one by one, once, without a length, and one of them may hold a single sample."""
    weights, batches = drawn_case(drawn_two_mode, two_mode_twin)
    stream = student.instruments.RecordingLoader(batches, once=True)
    model, _ = two_mode_twin(student.torch, weights)
    expect(
        student.evaluate(model, student.torch.nn.CrossEntropyLoss(), stream), raised=ONE_VALUE | STREAM
    ).like(
        lambda: reference.evaluate(two_mode_twin(torch, weights)[0], torch.nn.CrossEntropyLoss(), batches),
        **NEAR,
    )


@task("s08_evaluation.evaluate")
def test_evaluate_records_no_graph(student, reference):
    """Every forward pass runs under no_grad or inference_mode, and in evaluation mode."""
    weights, batches = drawn_case()
    watched = student.instruments.RecordingModule(linear_twin(student.torch, weights)[0])
    student.evaluate(watched, student.torch.nn.CrossEntropyLoss(), batches)
    expect(watched.log).satisfies(
        lambda log: not any(entry["grad_enabled"] or entry["training"] for entry in log),
        says="every forward pass in evaluation mode and with gradient mode off",
        when={
            "gradient mode was on: put the loop under torch.no_grad()": lambda log: any(
                entry["grad_enabled"] for entry in log
            ),
            TRAINING_MODE: lambda log: any(entry["training"] for entry in log),
        },
    )


@task("s08_evaluation.evaluate")
def test_evaluate_refuses_no_batches(student, reference):
    """No batches raise ValueError."""
    model, _ = linear_twin(student.torch, drawn_linear())
    expect(student.evaluate(model, student.torch.nn.CrossEntropyLoss(), [])).raises(
        "ValueError",
        when={
            "a measure of no samples came back: raise ValueError": nothing_raised,
            "a sum was divided by zero: test for no samples and raise ValueError": (
                lambda outcome: outcome.failure.kind == "ZeroDivisionError"
            ),
        },
    )
