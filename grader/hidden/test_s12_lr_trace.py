"""Hidden checks of section 12: `lr_trace`.

Plain SGD moves a parameter whose gradient is 1 by its rate, so places tell which rates were really used.
"""

import torch

from grader.author import cases, expect, is_tensor, rivals, task

NEAR = {"rtol": 1e-5, "atol": 1e-9}
RUNS = [(3, 2), (1, 5), (4, 1), (2, 3)]


def play_trace(function, lib, epochs, updates, each_update, gamma=0.7):
    """The trace; where two parameters are after it; the rates that would come next."""
    parameters = [lib.zeros(1, dtype=lib.float64, requires_grad=True) for _ in range(2)]
    optimizer = lib.optim.SGD(parameters[:1], lr=0.9)
    optimizer.param_groups[0]["lr"] = 0.5  # not what optimizer.defaults says
    optimizer.add_param_group({"params": parameters[1:], "lr": 0.03})
    scheduler = lib.optim.lr_scheduler.ExponentialLR(optimizer, gamma=gamma)
    for parameter in parameters:
        parameter.grad = lib.ones(1, dtype=lib.float64)
    trace = function(optimizer, scheduler, epochs, updates, each_update)
    return trace, lib.cat(parameters).detach(), [optimizer.param_groups[n]["lr"] for n in range(2)]


def first_rate(optimizer):
    return optimizer.param_groups[0]["lr"]


def tracing(update="note optimizer each", begin="", end="epoch", reading=first_rate):
    """`lr_trace`, told in words: what happens in an update, before an epoch and after it.

    The scheduler is stepped by "each" if each_update is true, by "epoch" if it is not, by "always" in either case.
    """

    def run(optimizer, scheduler, epochs, updates, each_update):
        rates = []
        acts = {
            "note": lambda: rates.append(reading(optimizer)),
            "optimizer": optimizer.step,
            "clear": optimizer.zero_grad,
            "each": scheduler.step if each_update else lambda: None,
            "epoch": scheduler.step if not each_update else lambda: None,
            "always": scheduler.step,
        }
        for _ in range(epochs):
            for word in " ".join([begin, *[update] * updates, end]).split():
                acts[word]()
        return rates

    return run


def leaving_out_the_last(optimizer, scheduler, epochs, updates, each_update):
    """The scheduler is not stepped after the last update of all."""
    rates = []
    for number in range(epochs * updates):
        if number and (each_update or number % updates == 0):
            scheduler.step()
        rates.append(first_rate(optimizer))
        optimizer.step()
    return rates


BEGINS_LATE = (
    "the list begins with the second rate: note before the steps, and step the optimizer before the scheduler"
)
STEPPING = {
    "the parameters did not move: is optimizer.step() called, and are the gradients left as they are?": tracing(
        "note each"
    ),
    "the scheduler is stepped before the optimizer: the first rate is never used": tracing(
        "each note optimizer", begin="epoch", end=""
    ),
    "the scheduler is never stepped": tracing("note optimizer", end=""),
    "each_update was false, and the scheduler was stepped after every update": tracing(
        "note optimizer always", end=""
    ),
    "each_update was true, and the scheduler was stepped only after each epoch": tracing(
        "note optimizer", end="always"
    ),
    "the scheduler is stepped after each epoch as well as after each update": tracing(end="always"),
    "the scheduler is to be stepped after the last update, too": leaving_out_the_last,
}
NOTING = {
    BEGINS_LATE: tracing("optimizer each note"),
    f"{BEGINS_LATE} (each epoch)": tracing(begin="epoch", end=""),
    "the rate was read from optimizer.defaults, which never change: read param_groups": tracing(
        reading=lambda optimizer: optimizer.defaults["lr"]
    ),
    "these are the rates of another group: the first is wanted": tracing(
        reading=lambda optimizer: optimizer.param_groups[-1]["lr"]
    ),
    "one rate an epoch came back: one for each update is wanted": tracing("optimizer each", begin="note"),
}
TENSORS = "the list holds tensors: plain Python floats are wanted"
LISTS = "the list holds lists: get_last_lr() has a rate for each group, the first is wanted"


@task("s12_optimization.lr_trace")
@cases(run=RUNS, each_update=[True, False])
def test_lr_trace_lists_the_rates_in_use(student, reference, run, each_update):
    """The result has, for every update, the rate that this update used."""

    def play(function, lib):
        return play_trace(function, lib, *run, each_update)[0]

    expect(play(student.lr_trace, student.torch)).close_to(
        lambda: play(reference.lr_trace, torch),
        when={
            TENSORS: lambda got: any(map(is_tensor, got)),
            LISTS: lambda got: any(isinstance(rate, list) for rate in got),
        },
        unless=rivals(play, NOTING | STEPPING),
        **NEAR,
    )


@task("s12_optimization.lr_trace")
@cases(run=RUNS, each_update=[True, False])
def test_lr_trace_steps_both(student, reference, run, each_update):
    """The optimizer makes every update with its rate, and the scheduler has been stepped after each."""

    def play(function, lib):
        return play_trace(function, lib, *run, each_update)[1:]

    def sent(function):
        _, places, rates = play_trace(function, student.torch, *run, each_update)
        return student.send([places, *rates])

    expect(sent(student.lr_trace)).close_to(
        lambda: flat(play(reference.lr_trace, torch)),
        unless={cause: lambda wrong=wrong: flat(play(wrong, torch)) for cause, wrong in STEPPING.items()},
        **NEAR,
    )


def flat(found):
    places, rates = found
    return [places, *rates]


@task("s12_optimization.lr_trace")
@cases(each_update=[True, False])
def test_lr_trace_of_no_epochs_is_empty(student, reference, each_update):
    """Zero epochs give an empty list, and nothing is stepped."""
    trace, places, _ = play_trace(student.lr_trace, student.torch, 0, 3, each_update)
    expect(trace).equals([], when={"something was noted without an epoch": len})
    expect(places).equals(torch.zeros(2, dtype=torch.float64))
