"""Hidden checks of section 14: the whole project, judged by what it leaves behind.

One run on the bundled digits, their classes renumbered, serves all checks; weights and artefact are opened in a
worker that holds no student code.
"""

import json
from contextlib import contextmanager

import torch

from grader.author import (
    PROGRAM_MISTAKES,
    delivered,
    digits_files,
    expect,
    expect_kept,
    expect_reading,
    fetch,
    hidden_digits,
    laboratory,
    once,
    public_digits,
    task,
    threshold,
)

TASK = "s14_next_steps.run_project"
BUDGET = 30_000
NOTHING = "nothing was returned: is a return missing?"
RAISED = {
    # Whatever else is missing, the data for one, has another name.
    "(?s)(No such file or directory|Parent directory).*made/here": (
        "the folder for the results has to be made, with the folders above it"
    ),
    "not JSON serializable": "JSON takes plain numbers and texts: .item() and str() make them",
    **PROGRAM_MISTAKES,
}


def whole_run(student):
    """The names of the classes, the report, the files: of a run on all digits, into a folder that is not there."""
    names = torch.randperm(10)
    for name, data in digits_files(names, (5000, 1000)).items():
        student.write(f"digits/MNIST/raw/{name}", data)
    report = student.run_project(student.path("digits"), student.path("made/here/results"))
    expect(report, raised=RAISED).satisfies(
        lambda got: isinstance(got, dict), says="the report, a dict", when={NOTHING: lambda got: got is None}
    )
    return names, fetch(report), delivered(student, "made/here/results")


def project(student):
    """The run that all checks look at."""
    return once("run", lambda: whole_run(student))


@contextmanager
def opened(files):
    """The artefact, to be called in a laboratory."""
    with laboratory() as lab:
        yield lab.program("model.pt2", files)


def read_by_artefact(student, wanted):
    names, _, files = project(student)
    digits = once("digits", hidden_digits)  # the same for all steps
    with opened(files) as model:
        logits = model(digits[0])
        expect_reading(logits, digits, threshold(TASK, wanted), names=names, raised=PROGRAM_MISTAKES)


@task("s14_next_steps.run_project")
def test_run_project_reads_digits_never_seen(student, reference):
    """The artefact names at least 93 % of the hidden digits rightly."""
    read_by_artefact(student, "accuracy")


@task("s14_next_steps.run_project")
def test_run_project_reaches_good(student, reference):
    """For one of the points: the artefact names at least 95 % of the hidden digits rightly."""
    read_by_artefact(student, "good")


@task("s14_next_steps.run_project")
def test_run_project_reaches_excellent(student, reference):
    """For another of the points: the artefact names at least 96 % of the hidden digits rightly."""
    read_by_artefact(student, "excellent")


def shipped(artefact, images):
    """The logits that the artefact computes, brought home as what they must be."""
    logits = artefact(images)
    expect(logits, raised=PROGRAM_MISTAKES).satisfies(
        lambda got: (
            got.shape == (len(images), 10) and got.dtype == torch.float32 and bool(got.isfinite().all())
        ),
        says=f"finite logits of shape ({len(images)}, 10)",
        when={"the artefact gives something else than logits (B, 10)": lambda got: True},
    )
    return fetch(logits)


def read_by(logits, labels):
    return (logits.argmax(1) == labels).double().mean().item()


def weights_of(student, files):
    """The saved weights, and a new network of the student's that holds them, in evaluation mode."""
    with laboratory() as lab:
        weights = lab.weights("weights.pt", files)
        expect(weights).satisfies(
            lambda got: all(isinstance(value, torch.Tensor) for value in got.values()),
            says="a state_dict: tensors by name",
            when={"weights.pt does not hold a state_dict alone: save model.state_dict()": lambda got: True},
        )
        expect(weights).satisfies(
            lambda got: 0 < sum(value.numel() for value in got.values()) <= BUDGET,
            says=f"at most {BUDGET:,} numbers",
            when={"weights.pt is over the budget, or empty": lambda got: True},
        )
        weights = fetch(weights)
    model = student.build_model()
    model.load_state_dict(weights)
    model.eval()
    return weights, model


OTHER_KEYS = {
    "Missing key|Unexpected key|size mismatch": "the weights do not load into a new build_model(): save the state_dict"
}


@task("s14_next_steps.run_project")
def test_run_project_saves_the_weights_of_its_artefact(student, reference):
    """The saved weights load into a new build_model(), which then computes what the artefact computes."""
    names, _, files = project(student)
    images, labels = public_digits("test")
    _, model = weights_of(student, files)
    with opened(files) as artefact:
        logits = shipped(artefact, images[:500])
    found = names[labels[:500]]
    expect(model(images[:500]), raised=OTHER_KEYS).close_to(
        lambda: logits,
        when={
            "weights.pt has not learned what the artefact has: save the weights after training": lambda got: (
                read_by(got, found) < 0.4 < read_by(logits, found)
            ),
            "the artefact has not learned what the weights have: export after training": lambda got: (
                read_by(logits, found) < 0.4 < read_by(got, found)
            ),
            "weights and artefact disagree: export the saved model, in evaluation mode": lambda got: (
                got.shape == (500, 10)
            ),
        },
        rtol=1e-3,
        atol=1e-3,
    )


@task("s14_next_steps.run_project")
def test_run_project_exports_for_any_batch_size(student, reference):
    """The artefact takes batches of any size from 1 up, and computes for each what the saved weights do."""
    _, _, files = project(student)
    _, model = weights_of(student, files)
    for batch in (1, 2, 3, 65):
        images = torch.rand(batch, 1, 28, 28)
        with opened(files) as artefact:
            logits = shipped(artefact, images)
        expect(model(images), raised=OTHER_KEYS).close_to(
            lambda logits=logits: logits,
            when={
                "weights and artefact disagree: export the saved model, in evaluation mode": lambda got: (
                    got.shape[1:] == (10,)
                )
            },
            rtol=1e-3,
            atol=1e-3,
        )


@task("s14_next_steps.run_project")
def test_run_project_counts_parameters(student, reference):
    """The report says how many numbers the network's parameters hold."""
    _, report, files = project(student)
    weights, model = weights_of(student, files)
    wanted = sum(parameter.numel() for parameter in model.parameters() if isinstance(parameter, torch.Tensor))
    expect_kept(report.get("parameters"), "run_project(data, out)['parameters']").equals(
        wanted,
        when={
            "the parameters were counted as tensors: add up their numel()": lambda got: got == len(weights),
            "the number is a tensor or a text: an int is wanted": lambda got: type(got) is not int,
        },
    )


@task("s14_next_steps.run_project")
def test_run_project_reports_what_the_artefact_reads(student, reference):
    """The accuracy that is reported is that of the artefact on the test digits of the folder."""
    names, report, files = project(student)
    shares = {}
    with opened(files) as artefact:
        for split in ("test", "train"):
            images, labels = public_digits(split)
            shares[split] = read_by(shipped(artefact, images), names[labels])
    told = shares["test"]
    expect_kept(report.get("accuracy"), "run_project(data, out)['accuracy']").satisfies(
        lambda got: type(got) is float and abs(got - told) < 0.0015,
        says=f"the share of the test digits that the artefact reads: {told:.3f}",
        when={
            "the accuracy is a tensor or a text: a float is wanted": lambda got: type(got) is not float,
            "the accuracy is in percent: a share from 0 to 1 is wanted": lambda got: (
                abs(got - 100 * told) < 0.15
            ),
            "this is the accuracy on the training digits: test digits are wanted": lambda got: (
                abs(got - shares["train"]) < 0.0015
            ),
            "this is the share that is wrong": lambda got: abs(got - (1 - told)) < 0.0015,
            "this is another accuracy than that of the artefact on the test digits": lambda got: True,
        },
    )


@task("s14_next_steps.run_project")
def test_run_project_reports_how_to_repeat_it(student, reference):
    """The report has the seed and the version of PyTorch, in four entries, and report.json says the same."""
    _, report, files = project(student)
    expect_kept(sorted(map(str, report)), "sorted(run_project(data, out))").equals(
        ["accuracy", "parameters", "seed", "torch"],
        when={
            "the seed or the version is missing: without them nobody can repeat the run": lambda got: (
                "seed" not in got or "torch" not in got
            ),
            "the report has other entries than the four that are asked for": lambda got: True,
        },
    )
    expect_kept(report["seed"], "run_project(data, out)['seed']").equals(0)
    expect_kept(report["torch"], "run_project(data, out)['torch']").equals(
        str(torch.__version__), when={"this is not the version of PyTorch that is running": lambda got: True}
    )
    expect_kept(parsed(files), "report.json").equals(
        report,
        when={
            "report.json was not written": lambda got: got == "not written",
            "report.json is not JSON": lambda got: got == "not JSON",
            "report.json says something else than what was returned": lambda got: True,
        },
    )


def parsed(files):
    """What report.json holds: data of known kinds, or a word on why not."""
    text = files.get("report.json")
    if text is None:
        return "not written"
    try:
        return json.loads(text[:10_000])
    except (ValueError, RecursionError):
        return "not JSON"
