"""Hidden checks of section 8: the predictions of a model over batches, beside the labels."""

import torch

from grader.author import (
    drawn_linear,
    drawn_two_mode,
    expect,
    labelled_batches,
    linear_twin,
    rivals,
    task,
    two_mode_twin,
)

PLAN = [(5, 3), (3, 0), (1, 1), (2, 1)]
EMPTY = {
    "non-empty": "torch.cat refuses an empty list: let each list begin with an empty int64 tensor",
    "zero-dimensional": "a batch's predictions are a vector, even of one sample: no squeeze, no item()",
}
SIZES = {"equal size|must match": "the batches differ in size: torch.cat joins them, torch.stack does not"}
STREAM = {
    r"len\(\)|not subscriptable|non-empty": (
        "batches may be a generator: go through it once, collecting predictions and labels in the same pass"
    ),
}


def drawn_case(drawn=drawn_linear, twin=linear_twin, plan=PLAN):
    """Weights, and batches that a model with them gets right as planned."""
    weights = drawn()
    return weights, labelled_batches(twin(torch, weights)[0], plan)


def predicting(choose=lambda outputs: outputs.argmax(dim=1), some=lambda batches: batches):
    """`predict_all` with a mistake: in the prediction, or in the choice of batches."""

    def run(model, batches):
        model.eval()
        pairs = [(choose(model(x)), y) for x, y in some(batches)]
        return torch.cat([p for p, _ in pairs]), torch.cat([y for _, y in pairs])

    return run


def swapped(model, batches):
    predictions, labels = predicting()(model, batches)
    return labels, predictions


def twice_the_labels(model, batches):
    _, labels = predicting()(model, batches)
    return labels, labels


MISTAKES = {
    "labels and predictions are swapped: the predictions come first": swapped,
    "the labels came back twice": twice_the_labels,
    "these are the least likely classes: argmax, not argmin": predicting(lambda out: out.argmin(dim=1)),
    "the largest logits came back, not their classes": predicting(lambda out: out.amax(dim=1)),
    "the logits came back, not the classes": predicting(lambda out: out),
    "argmax over dim=0 gives one sample a class: the classes lie along dim=1": predicting(
        lambda out: out.argmax(dim=0)
    ),
    "only the last batch came back": predicting(some=lambda batches: batches[-1:]),
    "only the first batch came back": predicting(some=lambda batches: batches[:1]),
    "the last batch was left out": predicting(some=lambda batches: batches[:-1]),
    "the batches are in reverse order": predicting(some=lambda batches: batches[::-1]),
}


@task("s08_evaluation.predict_all")
def test_predict_all_joins_the_batches(student, reference):
    """All predictions and all labels come back in the order of the batches, as two int64 tensors."""
    weights, batches = drawn_case()

    def play(function, lib):
        return function(linear_twin(lib, weights)[0], batches)

    expect(play(student.predict_all, student.torch), raised=SIZES | EMPTY).like(
        lambda: play(reference.predict_all, torch),
        unless=rivals(play, MISTAKES),
        when={"a list of tensors is not one tensor: join them with torch.cat": holds_lists},
    )


def holds_lists(got):
    return any(isinstance(part, list) for part in got)


def shuffled_samples():
    """Forty samples whose logits name their own class, for a loader that deals them in any order."""
    labels = torch.arange(40) % 5
    return torch.nn.functional.one_hot(labels, 5).float() + 0.25, labels


@task("s08_evaluation.predict_all")
def test_predict_all_pairs_predictions_with_their_labels(student, reference):
    """Prediction n belongs to label n, also where the batches come in another order on each pass."""
    # Two independent orders agree by chance with probability (8!)^5 / 40! < 1e-24.
    utils = student.torch.utils.data
    samples = utils.TensorDataset(*(student.send(part) for part in shuffled_samples()))
    loader = utils.DataLoader(samples, batch_size=7, shuffle=True)
    expect(student.predict_all(student.torch.nn.Identity(), loader), raised=SIZES | EMPTY).satisfies(
        lambda got: len(got[0]) == 40 and torch.equal(*got),
        says="forty predictions, each equal to its label",
        when={
            "predictions and labels come from two passes, in two orders: collect both in one": (
                lambda got: torch.equal(got[0].sort().values, got[1].sort().values)
            )
        },
    )


@task("s08_evaluation.predict_all")
def test_predict_all_takes_a_generator(student, reference):
    """The batches may come one by one, once, without a length."""
    weights, batches = drawn_case()
    stream = student.instruments.RecordingLoader(batches, once=True)
    model, _ = linear_twin(student.torch, weights)
    expect(student.predict_all(model, stream), raised=STREAM).like(
        lambda: reference.predict_all(linear_twin(torch, weights)[0], batches),
        when={
            "batches may be a generator: go through it once, collecting predictions and labels in the same pass": (
                lambda got: 0 in (len(got[0]), len(got[1]))
            )
        },
    )


def in_training_mode(model, batches):
    model.train()
    return torch.cat([model(x).argmax(dim=1) for x, _ in batches]), torch.cat([y for _, y in batches])


NOT_EVAL = "batch norm's statistics have learned from these batches: call model.eval() before the first"


@task("s08_evaluation.predict_all")
def test_predict_all_predicts_in_evaluation_mode(student, reference):
    """The model runs in evaluation mode, whatever mode it comes in, and neither parameters nor buffers change."""
    weights, batches = drawn_case(drawn_two_mode, two_mode_twin, [(7, 3), (2, 0), (3, 1)])

    def play(function, lib):
        model, _ = two_mode_twin(lib, weights)
        model.train()
        return function(model, batches), model.state_dict()

    def state(function, lib):
        return play(function, lib)[1]

    found, after = play(student.predict_all, student.torch)
    expect(after, raised=SIZES | EMPTY).close_to(weights, unless=rivals(state, {NOT_EVAL: in_training_mode}))
    expect(found).like(lambda: play(reference.predict_all, torch)[0])


@task("s08_evaluation.predict_all")
def test_predict_all_records_no_graph(student, reference):
    """Every forward pass runs under no_grad or inference_mode, and in evaluation mode."""
    weights, batches = drawn_case()
    watched = student.instruments.RecordingModule(linear_twin(student.torch, weights)[0])
    student.predict_all(watched, batches)
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


@task("s08_evaluation.predict_all")
def test_predict_all_of_no_batches_is_empty(student, reference):
    """No batches give two empty int64 tensors of shape (0,)."""
    model, _ = linear_twin(student.torch, drawn_linear())
    expect(student.predict_all(model, []), raised=EMPTY).like(
        lambda: (torch.empty(0, dtype=torch.int64), torch.empty(0, dtype=torch.int64)),
        when={
            "torch.cat or torch.tensor of nothing is float32: say dtype=torch.int64": lambda got: any(
                part.dtype == torch.float32 for part in got
            )
        },
    )
