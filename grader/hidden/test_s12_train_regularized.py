"""Hidden checks of section 12: real digits with bad labels."""

import torch

from grader.author import expect, hidden_digits, is_tensor, public_digits, show_confusion, task, threshold

NOISE = 0.4
RAISED = {
    "'NoneType' object (has no attribute 'eval'|is not callable)": "nothing was returned: is a return missing?",
    "shapes cannot be multiplied": "the model must take images B×1×28×28: does it begin with a Flatten?",
}


def accuracy(logits, labels):
    return (logits.argmax(1) == labels).float().mean().item()


def spoiled(labels):
    """Two labels in five replaced by a class drawn at random."""
    random = torch.randint(10, labels.shape)
    return torch.where(torch.rand(labels.shape) < NOISE, random, labels)


@task("s12_optimization.train_regularized")
def test_train_regularized_sees_through_the_noise(student, reference):
    """Trained on labels of which two in five are random, the model names the wanted share of hidden digits rightly."""
    wanted = threshold("s12_optimization.train_regularized", "accuracy")
    images, labels = public_digits("train")
    hidden_images, hidden_labels = hidden_digits()
    names = torch.randperm(10)  # the classes in another order: what was learned elsewhere does not help
    model = student.train_regularized(images, spoiled(names[labels]))
    model.eval()

    def confusion(logits):
        show_confusion(names.argsort()[logits.argmax(1)], hidden_labels)  # told by the digits' usual names

    expect(model(hidden_images), raised=RAISED, draw=confusion).satisfies(
        lambda logits: logits.shape == (1000, 10) and accuracy(logits, names[hidden_labels]) >= wanted,
        says=f"logits of shape (1000, 10) with an accuracy of at least {wanted:.2f}",
        when={
            "the model gives no logits of shape (B, 10)": lambda got: (
                not is_tensor(got) or got.shape != (1000, 10)
            ),
            "the logits are not finite: did the loss explode?": lambda got: not got.isfinite().all(),
            "the model has learned next to nothing from these labels: does the loss fall?": lambda got: (
                accuracy(got, names[hidden_labels]) < 0.4
            ),
            "the accuracy is too low: was the noise learned by heart, or too little learned?": lambda got: (
                accuracy(got, names[hidden_labels]) < wanted
            ),
        },
    )


@task("s12_optimization.train_regularized")
def test_train_regularized_follows_its_seed(student, reference):
    """The same seed gives the same model, another seed another one, and the data stays as it was."""
    images, labels = torch.rand(60, 1, 28, 28), torch.arange(60) % 10
    sent_images, sent_labels = student.send(images), student.send(labels)
    probe = torch.rand(3, 1, 28, 28)
    models = [fitted(student, sent_images, sent_labels, seed) for seed in (3, 3, 4)]
    first, second, third = (model(probe) for model in models)
    expect(sent_images, raised=RAISED).unchanged(images)
    expect(sent_labels).unchanged(labels)
    alive = "in evaluation mode the model gives other outputs each time: is dropout still on?"
    expect(first - models[0](probe), raised=RAISED).satisfies(
        lambda gap: not gap.any(), says="the same output each time", when={alive: lambda gap: gap.any()}
    )
    unseeded = "the same seed gave another model: call torch.manual_seed(seed) before the model is built"
    expect(first - second, raised=RAISED).satisfies(
        lambda gap: float(gap.abs().max()) < 1e-4,
        says="the same predictions from the same seed",
        when={unseeded: lambda gap: float(gap.abs().max()) >= 1e-4},
    )
    ignored = "another seed gave the same model: is seed used?"
    expect(first - third).satisfies(
        lambda gap: float(gap.abs().max()) >= 1e-4,
        says="other predictions from another seed",
        when={ignored: lambda gap: float(gap.abs().max()) < 1e-4},
    )


def fitted(student, images, labels, seed):
    model = student.train_regularized(images, labels, seed=seed)
    model.eval()
    return model
