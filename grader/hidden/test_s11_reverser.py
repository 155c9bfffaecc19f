"""Hidden checks of section 11: `train_reverser`."""

import torch

from grader.author import expect, is_tensor, show_confusion, task, threshold

PAIRS, UNSEEN, LENGTH, TOKENS = 1000, 500, 8, 10
FROM_DATA = "these pairs have 5 places and 7 tokens: are such numbers taken from the data?"
RAISED = {
    r"'NoneType' object (has no attribute 'eval'|is not callable)": "nothing was returned: is a return missing?",
    r"Expected input batch_size|Expected target|out of bounds": (
        "cross_entropy wants the classes on axis 1: flatten logits and targets, or transpose the logits"
    ),
    r"index out of range": "are the length and the number of tokens taken from the data?",
}


def drawn_pairs(count, length, names):
    """Sources, and what they are in reverse order and by other names."""
    sources = torch.randint(len(names), (count, length))
    return sources, names[sources.flip(1)]


def accuracy(logits, targets):
    return (logits.argmax(-1) == targets).float().mean().item()


def fits(got, tokens):
    return is_tensor(got) and got.dim() == 3 and got.shape[:2] == (UNSEEN, LENGTH) and got.shape[2] >= tokens


@task("s11_sequences.train_reverser")
def test_train_reverser_reverses_sequences_never_seen(student, reference):
    """The trained module names the wanted share of the tokens of reversed, renamed sequences."""
    wanted = threshold("s11_sequences.train_reverser", "accuracy")
    names = torch.randperm(TOKENS)  # new names: that a reversal is wanted must be learned from the pairs
    sources, targets = drawn_pairs(PAIRS, LENGTH, names)
    unseen, answers = drawn_pairs(UNSEEN, LENGTH, names)
    model = student.train_reverser(sources, targets)
    model.eval()

    def confusion(logits):
        show_confusion(logits.argmax(-1), answers)

    expect(model(unseen), raised=RAISED, draw=confusion).satisfies(
        lambda logits: fits(logits, TOKENS) and accuracy(logits, answers) >= wanted,
        says=f"logits of shape ({UNSEEN}, {LENGTH}, {TOKENS}) with an accuracy of at least {wanted:.2f}",
        when={
            "the module gives no logits of shape (B, T, V)": lambda got: not fits(got, TOKENS),
            "the logits are not finite: did the loss explode?": lambda got: not got.isfinite().all(),
            "the sequences are as they were, not reversed": lambda got: accuracy(got, answers.flip(1)) > 0.8,
            "the tokens still have their old names: learn the new ones from the targets": lambda got: (
                accuracy(got, unseen.flip(1)) > 0.8
            ),
            "next to nothing was learned: has the model positions, and does the loss fall?": lambda got: (
                accuracy(got, answers) < 0.35
            ),
            "the accuracy is too low: train longer, or with other steps": lambda got: (
                accuracy(got, answers) < wanted
            ),
        },
    )


@task("s11_sequences.train_reverser")
def test_train_reverser_follows_its_seed(student, reference):
    """The same seed gives the same model, another seed another one; the data decides the sizes, and stays."""
    sources, names = torch.arange(300).reshape(60, 5)[torch.randperm(60)] % 7, torch.randperm(7)
    targets = names[sources.flip(1)]
    sent = student.send(sources), student.send(targets)
    first, second, third = (fitted(student, *sent, seed)(sources) for seed in (3, 3, 4))
    expect(sent[0], raised={"must match|size mismatch|invalid for input": FROM_DATA} | RAISED).unchanged(
        sources
    )
    expect(sent[1]).unchanged(targets)
    unseeded = "the same seed gave another model: seed first, and let torch draw all that is random"
    expect(first - second).satisfies(
        lambda gap: gap.shape[:2] == (60, 5) and gap.shape[2] >= 7 and float(gap.abs().max()) < 1e-3,
        says="the same predictions from the same seed",
        when={
            unseeded: lambda gap: float(gap.abs().max()) >= 1e-3,
            FROM_DATA: lambda gap: gap.shape[:2] != (60, 5) or gap.shape[2] < 7,
        },
    )
    ignored = "another seed gave the same model: is seed used?"
    expect(first - third).satisfies(
        lambda gap: float(gap.abs().max()) >= 1e-3,
        says="other predictions from another seed",
        when={ignored: lambda gap: float(gap.abs().max()) < 1e-3},
    )


def fitted(student, sources, targets, seed):
    model = student.train_reverser(sources, targets, seed=seed)
    model.eval()
    return model
