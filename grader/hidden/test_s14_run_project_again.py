"""Hidden checks of section 14: the project run twice, on few digits whose test labels are numbered in another way."""

import torch

from grader.author import (
    PROGRAM_MISTAKES,
    delivered,
    digits_files,
    expect,
    expect_kept,
    fetch,
    laboratory,
    public_digits,
    task,
)

TRAINED, TESTED = 120, 100
NOTHING = "nothing was returned: is a return missing?"
RAISED = {
    "File ?Exists": "the folder for the results may be there already",
    "'str' object has no attribute|unsupported operand type.*'str'": (
        "folders come as texts or as paths: Path(out) makes both a path"
    ),
}


def put_digits(student):
    """A folder whose test digits are numbered in another way than its training digits: its files, both numberings."""
    names = torch.randperm(10)
    files = digits_files(names, (TRAINED, TESTED), tested=names.roll(1))
    for name, data in files.items():
        student.write(f"some/MNIST/raw/{name}", data)
    return files, names, names.roll(1)


def run(student, seed):
    """The report and the weights of a run whose folders are named by texts."""
    data, out = student.path("some").as_posix(), student.folder("kept").as_posix()
    report = student.run_project(data, out, seed=seed)
    expect(report, raised=RAISED).satisfies(
        lambda got: isinstance(got, dict), says="the report, a dict", when={NOTHING: lambda got: got is None}
    )
    files = delivered(student, "kept")
    with laboratory() as lab:
        weights = lab.weights("weights.pt", files)
        expect(weights).satisfies(
            lambda got: len(got) > 0 and all(isinstance(value, torch.Tensor) for value in got.values()),
            says="a state_dict: tensors by name",
        )
        return fetch(report), fetch(weights)


@task("s14_next_steps.run_project")
def test_run_project_runs_again(student, reference):
    """A run replaces the files of the one before; the same seed gives the same weights, another seed others."""
    put_digits(student)
    (_, first), (report, second), (_, third) = (run(student, seed) for seed in (1, 2, 1))
    expect_kept(report.get("seed"), "run_project(data, out, seed=2)['seed']").equals(
        2, when={"the seed in the report is not the one that was given": lambda got: True}
    )
    expect_kept(second, "weights.pt after seed=1, then seed=2").satisfies(
        lambda got: gap(got, first) > 1e-4,
        says="other weights from another seed",
        when={
            "the same weights from another seed: is the old file still there, or the seed unused?": lambda got: (
                True
            )
        },
    )
    expect_kept(third, "weights.pt after seed=1 once more").satisfies(
        lambda got: gap(got, first) < 1e-4,
        says="the same weights from the same seed",
        when={"the same seed gave other weights: seed before the network is built": lambda got: True},
    )


def gap(some, others):
    """The largest difference between two sets of weights."""
    if {name: value.shape for name, value in some.items()} != {n: value.shape for n, value in others.items()}:
        return torch.inf
    return max(float((value.double() - others[name].double()).abs().max()) for name, value in some.items())


def share(logits, digits, names):
    """Of some public digits, numbered by `names`, the share that the logits name rightly."""
    _, labels = digits
    return (logits.argmax(1) == names[labels[: len(logits)]]).double().mean().item()


def read_with(artefact, digits, count):
    """The logits of the first digits."""
    logits = artefact(digits[0][:count])
    expect(logits, raised=PROGRAM_MISTAKES).has(shape=(count, 10), dtype=torch.float32)
    return logits


@task("s14_next_steps.run_project")
def test_run_project_learns_from_training_digits_alone(student, reference):
    """Nothing is learned from the test digits, the accuracy is theirs, and the folder stays as it was."""
    files, names, others = put_digits(student)
    report, _ = run(student, 3)
    training, testing = public_digits("train"), public_digits("test")
    with laboratory() as lab:
        artefact = lab.program("model.pt2", delivered(student, "kept"))
        logits = read_with(artefact, testing, TESTED)
        expect(logits).satisfies(
            lambda got: share(got, testing, others) < 0.25,
            says="next to nothing read, for these test digits are numbered in another way than the training digits",
            when={
                "the network has learned from test digits: train on the training digits alone": lambda got: (
                    True
                )
            },
        )
        told, trained = share(fetch(logits), testing, others), fetch(read_with(artefact, training, TRAINED))
    expect_kept(report.get("accuracy"), "run_project(data, out)['accuracy']").satisfies(
        lambda got: type(got) is float and abs(got - told) < 0.011,
        says=f"the share of the test digits that the artefact reads, {told:.2f}: they are numbered in another way",
        when={
            "the accuracy is a tensor or a text: a float is wanted": lambda got: type(got) is not float,
            "this is the accuracy on the training digits: test digits are wanted": lambda got: (
                abs(got - share(trained, training, names)) < 0.011
            ),
        },
    )
    expect(student.collect_all("some")).equals(
        {f"MNIST/raw/{name}": data for name, data in files.items()},
        when={"the folder with the digits was changed": lambda got: True},
    )
