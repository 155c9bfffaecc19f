# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 8. Evaluation
# A falling training loss says that the model fits the data that it has seen. Whether it is any good shows on data that
# it has not: run it there, learn nothing, and count.
#
# The tutorial's way:
#
# ```python
# model.eval()
# correct, total = 0, 0
# with torch.no_grad():
#     for images, labels in test_loader:
#         outputs = model(images)
#         _, predicted = torch.max(outputs.data, 1)
#         total += labels.size(0)
#         correct += (predicted == labels).sum().item()
# print(f"Accuracy: {100 * correct / total}%")
# ```
#
# Still right, with three details that have moved on: `outputs.data` (a back door around autograd) is not needed under
# `no_grad`; `outputs.argmax(dim=1)` says what `torch.max(outputs, 1)` does on the way; and `torch.inference_mode()` is
# a stricter and slightly faster `no_grad`. Accuracy is best kept as a fraction: percent is for printing.
#
# Two switches, which do not replace each other:
#
# | | what it does | what you get if you forget it |
# |---|---|---|
# | `model.eval()` | dropout lets everything pass; batch norm uses its running statistics | noisy results, and statistics that *learn from the test data* |
# | `torch.no_grad()` | autograd records no graph | right results, and memory that fills up |
#
# Each task is graded by itself: an answer may call helper functions that you add, but not your answers to other tasks.
# Everything here lies on one device, the CPU.

# %%
from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn

Batch = tuple[Tensor, Tensor]  # inputs and their labels, as many of the one as of the other
LossFunction = Callable[[Tensor, Tensor], Tensor]  # (outputs, labels) -> mean loss

# %% [markdown]
# The examples use a model that hands on what it gets: an input is its own logits. The first batch has three samples, of
# which the model gets two right; the second has one, which it gets wrong.

# %%
PASS = nn.Identity()
THREE = (torch.tensor([[2.0, 1.0], [0.0, 3.0], [5.0, 4.0]]), torch.tensor([0, 1, 1]))
ONE = (torch.tensor([[0.0, 1.0]]), torch.tensor([0]))

# %% [markdown]
# ## From logits to a count
# A classifier gives one score (a *logit*) for each class; its prediction is the class with the largest. Softmax would
# not change which one that is. With `B` samples and `C` classes the logits are a `B × C` matrix: the classes lie along
# `dim=1`.
#
# ```text
#              class 0  class 1  class 2     argmax(dim=1)   labels
#   sample 0      0.1      2.5     -1.0            1            1     right
#   sample 1      3.0      0.2      0.4            0            2     wrong
# ```
#
# Before you compare, look at the shapes. Labels of shape (B, 1), which come easily out of a table with one column, do
# not fail against predictions of shape (B,): they *broadcast* to a B × B table, and the count may exceed B.


# %%
def count_correct(logits: Tensor, labels: Tensor) -> int:
    """The number of samples whose largest logit is that of their label, as a Python int.

    - `logits` is a floating-point tensor of shape (B, C), `labels` int64 of shape (B,), for any B >= 0 and C >= 1.
      No row has two largest logits. Neither tensor is changed.
    - Labels of any other shape than (B,) raise ValueError.

    >>> count_correct(*THREE)
    2
    >>> count_correct(torch.zeros(0, 3), torch.zeros(0, dtype=torch.int64))
    0
    >>> count_correct(torch.rand(4, 3), torch.zeros(4, 1, dtype=torch.int64))
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    ### BEGIN SOLUTION
    if labels.shape != logits.shape[:1]:
        raise ValueError(f"labels have shape {tuple(labels.shape)}, not ({len(logits)},)")
    return (logits.argmax(dim=1) == labels).sum().item()
    ### END SOLUTION


# %% [markdown] hints="count_correct"
# - Which of the two axes must disappear so that one prediction a sample remains?
# - `logits.argmax(dim=1)` has shape (B,). Comparing it with the labels gives booleans; their `sum()` counts the True
#   ones, as a tensor.
# - First `if labels.shape != logits.shape[:1]: raise ValueError(...)`; then
#   `(logits.argmax(dim=1) == labels).sum().item()`.

# %% [markdown]
# ## Accuracy of a model
# Count what is right, count what there is, divide once at the end. The mean of the batches' accuracies is something
# else as soon as the last batch is smaller; `len(batches) * batch_size` is wrong for the same reason, and
# `len(loader.dataset)` as soon as the loader drops or repeats samples.


# %%
def accuracy(model: nn.Module, batches: Iterable[Batch]) -> float:
    """The fraction of the samples whose largest logit is that of their label, as a plain Python float from 0 to 1.

    - `batches` is any iterable of pairs (inputs, labels), perhaps a generator: go through it once, and do not ask for
      its length. The batches may differ in size. The model gives logits (B, C), the labels are int64 of shape (B,).
    - Every sample counts the same.
    - The model runs in evaluation mode and under `no_grad` or `inference_mode`, whatever mode it comes in. No parameter
      and no buffer changes. In which mode it is left is your choice.
    - No batches raise ValueError.

    >>> accuracy(PASS, [THREE, ONE])
    0.5
    >>> accuracy(PASS, [])
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    ### BEGIN SOLUTION
    model.eval()
    correct, samples = 0, 0
    with torch.no_grad():
        for inputs, labels in batches:
            correct += (model(inputs).argmax(dim=1) == labels).sum().item()
            samples += len(labels)
    if samples == 0:
        raise ValueError("there is no accuracy without samples")
    return correct / samples
    ### END SOLUTION


# %% [markdown] hints="accuracy"
# - In the example the batches' accuracies are 2/3 and 0. Why is the answer 1/2 and not 1/3?
# - Two running counts: `correct` and `samples`. Two switches before the loop: `model.eval()` and
#   `with torch.no_grad():`.
# - In the loop `correct += (model(inputs).argmax(dim=1) == labels).sum().item()` and `samples += len(labels)`; after it
#   raise ValueError if `samples == 0`, else `return correct / samples`.

# %% [markdown]
# ## Leave the model as you found it
# A measuring function is called in the middle of other people's work. If it leaves the model in evaluation mode, the
# next epoch trains without dropout, and nothing warns. `model.train()` at the end is no cure: perhaps the model came in
# evaluation mode; and `model.train(was_training)` sets *every* submodule, also the ones that somebody had set apart:
#
# ```python
# model.train()
# model.backbone.eval()      # a pretrained part: its batch norms must not learn
# evaluate(model, ...)       # … must leave model training and model.backbone not
# ```
#
# Each submodule has a flag of its own, `module.training`. `train()` and `eval()` write the flag of a module and of all
# that is inside it. So note all flags, and write each back; in a `finally:`, since a batch may be broken.


# %%
def evaluate(model: nn.Module, loss_function: LossFunction, batches: Iterable[Batch]) -> tuple[float, float]:
    """Measure a classifier: the pair (mean loss per sample, accuracy), two plain Python floats.

    - `batches` is any iterable of pairs (inputs, labels), perhaps a generator: go through it once. The batches may
      differ in size. `loss_function` gives the mean over a batch; a batch counts by its number of labels. Accuracy is
      the fraction, from 0 to 1, of the samples whose largest logit is that of their label.
    - The model runs in evaluation mode, with all of its submodules, and under `no_grad` or `inference_mode`. No
      parameter and no buffer changes.
    - Afterwards the model and each of its submodules, at any depth, is in the mode that it was in before, whichever
      that was; and gradient mode is on or off as it was before.
    - So it is if the model raises: the exception goes on to the caller, the modes are as before.
    - No batches raise ValueError.

    >>> loss, right = evaluate(PASS.train(), nn.CrossEntropyLoss(), [THREE, ONE])
    >>> round(loss, 3), right
    (0.747, 0.5)
    >>> PASS.training
    True
    """
    ### BEGIN SOLUTION
    modes = {module: module.training for module in model.modules()}
    model.eval()
    try:
        total, correct, samples = 0.0, 0, 0
        with torch.no_grad():
            for inputs, labels in batches:
                outputs = model(inputs)
                total += loss_function(outputs, labels).item() * len(labels)
                correct += (outputs.argmax(dim=1) == labels).sum().item()
                samples += len(labels)
    finally:
        for module, training in modes.items():
            module.training = training
    if samples == 0:
        raise ValueError("there is nothing to measure without samples")
    return total / samples, correct / samples
    ### END SOLUTION


# %% [markdown] hints="evaluate"
# - `model.modules()` walks the model and everything inside it. What of each must you note before `model.eval()`?
# - `modes = {module: module.training for module in model.modules()}` before; afterwards `module.training = training`
#   for each, since `module.train(training)` would reach into its submodules as well.
# - `model.eval()`, `try:` the loop of `accuracy`, which also adds up `loss.item() * len(labels)`, `finally:` the modes.
#   The `with torch.no_grad():` restores gradient mode by itself, `torch.set_grad_enabled(False)` does not.

# %% [markdown]
# ## All predictions at once
# To look at the mistakes you need the predictions themselves. A loader that shuffles gives another order on every pass,
# so predictions and labels must come from the *same* pass: two passes give two lists that do not belong together, and
# an accuracy like guessing.


# %%
def predict_all(model: nn.Module, batches: Iterable[Batch]) -> tuple[Tensor, Tensor]:
    """The pair (predictions, labels) of all samples, in the order of the batches: two int64 tensors of shape (N,).

    - `batches` is any iterable of pairs (inputs, labels), perhaps a generator: go through it once. The batches may
      differ in size. The model gives logits (B, C), the labels are int64 of shape (B,). A prediction is the class with
      the largest logit.
    - The model runs in evaluation mode and under `no_grad` or `inference_mode`, whatever mode it comes in. No parameter
      and no buffer changes. In which mode it is left is your choice.
    - No batches give two empty int64 tensors of shape (0,).

    >>> predictions, labels = predict_all(PASS, [THREE, ONE])
    >>> predictions.tolist(), labels.tolist()
    ([0, 1, 0, 1], [0, 1, 1, 0])
    >>> [(tensor.dtype, tensor.shape) for tensor in predict_all(PASS, [])]
    [(torch.int64, torch.Size([0])), (torch.int64, torch.Size([0]))]
    """
    ### BEGIN SOLUTION
    model.eval()
    predictions = [torch.empty(0, dtype=torch.int64)]
    targets = [torch.empty(0, dtype=torch.int64)]
    with torch.no_grad():
        for inputs, labels in batches:
            predictions.append(model(inputs).argmax(dim=1))
            targets.append(labels)
    return torch.cat(predictions), torch.cat(targets)
    ### END SOLUTION


# %% [markdown] hints="predict_all"
# - Collect one tensor of predictions and one of labels a batch, in two lists. Which function joins them? `torch.stack`
#   wants equal sizes.
# - `torch.cat` refuses an empty list. What could stand in each list before the loop?
# - Begin both lists with `torch.empty(0, dtype=torch.int64)`; in one loop append `model(inputs).argmax(dim=1)` and
#   `labels`; return both `torch.cat(...)`.

# %% [markdown]
# ## Which classes are confused?
# Accuracy is one number for all mistakes. The confusion matrix keeps them apart: row = true class, column = predicted
# class, as in scikit-learn. (Some books have it the other way round: always say which.)
#
# ```text
#                predicted
#                 0  1  2
#   true   0    [ 5  1  0 ]     one 0 was taken for a 1
#          1    [ 0  4  0 ]     the diagonal: what was right
#          2    [ 3  0  2 ]     three of five 2s were taken for a 0
# ```
#
# Counting needs care: `matrix[labels, predictions] += 1` adds 1 *once* to each cell that occurs, however often it
# occurs, because the indexed assignment reads all cells first and then writes them. `bincount` and
# `index_put_(..., accumulate=True)` count, and so does a loop. `bincount` over `labels * classes + predictions` has a
# trap of its own: with three classes, label 0 predicted as 3 gives cell number 3, which is label 1 predicted as 0.


# %%
def confusion_matrix(predictions: Tensor, labels: Tensor, classes: int) -> Tensor:
    """How often each class was predicted as each: an int64 tensor (classes, classes).

    - Entry [i, j] is the number of samples whose label is i and whose prediction is j.
    - `predictions` and `labels` are int64 tensors of shape (N,), for any N >= 0, and `classes` is at least 1. The
      tensors are not changed.
    - Classes that do not occur have rows or columns of zeros.
    - A prediction or a label outside of 0 … classes - 1 raises ValueError, and so do two tensors of different shapes.

    >>> confusion_matrix(torch.tensor([1, 1, 0, 1]), torch.tensor([0, 0, 0, 1]), 3).tolist()
    [[1, 2, 0], [0, 1, 0], [0, 0, 0]]
    >>> confusion_matrix(torch.tensor([3]), torch.tensor([0]), 3)
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    ### BEGIN SOLUTION
    if predictions.shape != labels.shape:
        raise ValueError(f"{len(predictions)} predictions for {len(labels)} labels")
    both = torch.cat([predictions, labels])
    if ((both < 0) | (both >= classes)).any():
        raise ValueError(f"classes must lie between 0 and {classes - 1}")
    return torch.bincount(labels * classes + predictions, minlength=classes**2).reshape(classes, classes)
    ### END SOLUTION


# %% [markdown] hints="confusion_matrix"
# - Write it as a loop over pairs first, with `matrix[label, prediction] += 1`: correct, if slow.
# - Number the cells row by row: cell (i, j) has number `i * classes + j`. Then the matrix is a histogram of numbers.
# - Check shapes and range; then `torch.bincount(labels * classes + predictions, minlength=classes**2)`, reshaped to
#   (classes, classes).

# %% [markdown]
# ## Recall
# Where one class is rare, a model that never predicts it still has a high accuracy. *Recall* asks each class by itself:
# of the samples that are of class i, which share was found? (*Precision* asks the columns: of those that were called i,
# which share is i?) In the matrix above the recalls are 5/6, 4/4 and 2/5.
#
# A class without samples has no recall. 0 would blame the model and 1 would praise it; NaN, "not a number", is honest,
# and `recall.nanmean()` leaves it out of the mean.


# %%
def recall_per_class(matrix: Tensor) -> Tensor:
    """The recall of each class: of its samples, the fraction that was predicted as that class.

    `matrix` is a confusion matrix, int64 of shape (C, C) with C >= 1: entry [i, j] counts the samples of class i that
    were predicted as class j. It is not changed. The result is a float32 tensor of shape (C,); a class without
    samples has NaN there.

    >>> recall_per_class(torch.tensor([[1, 3, 0], [0, 2, 0], [1, 0, 1]])).tolist()
    [0.25, 1.0, 0.5]
    >>> recall_per_class(torch.tensor([[0, 0], [1, 0]])).isnan().tolist()
    [True, False]
    """
    ### BEGIN SOLUTION
    return matrix.diagonal() / matrix.sum(dim=1)
    ### END SOLUTION


# %% [markdown] hints="recall_per_class"
# - Which entries of the matrix count what was found, and which sum counts all samples of class i?
# - `matrix.sum(dim=1)` adds along each row. `/` on integer tensors gives float32; what is 0 / 0 there?
# - `matrix.diagonal() / matrix.sum(dim=1)`.

# %% [markdown]
# ## Almost right
# With a thousand classes, "husky" for "malamute" is a small mistake. Top-k accuracy counts a sample as right if its
# label is among the `k` classes with the largest logits; with `k = 1` it is accuracy. `logits.topk(k, dim=1).indices`
# has shape (B, k). To hold the labels against it they need a second axis: (B, 1) broadcasts along each row, while (B,)
# would be laid along the columns: an error where B and k differ, and silently wrong where they are equal.


# %%
def top_k_accuracy(logits: Tensor, labels: Tensor, k: int) -> float:
    """The fraction of the samples whose label is among their `k` largest logits, as a plain Python float from 0 to 1.

    - `logits` is a floating-point tensor of shape (B, C), `labels` int64 of shape (B,). Neither is changed. No row has
      two equal logits.
    - `k` is a Python int. One that is less than 1 or greater than C raises ValueError, and so does B = 0.

    >>> logits = torch.tensor([[1.0, 2.0, 3.0], [3.0, 1.0, 2.0]])
    >>> [top_k_accuracy(logits, torch.tensor([1, 1]), k) for k in (1, 2, 3)]
    [0.0, 0.5, 1.0]
    >>> top_k_accuracy(logits, torch.tensor([1, 1]), 4)
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    ### BEGIN SOLUTION
    samples, classes = logits.shape
    if samples == 0:
        raise ValueError("there is no accuracy without samples")
    if not 1 <= k <= classes:
        raise ValueError(f"k must lie between 1 and {classes}, not {k}")
    best = logits.topk(k, dim=1).indices
    found = (best == labels[:, None]).any(dim=1)
    return found.sum().item() / samples
    ### END SOLUTION


# %% [markdown] hints="top_k_accuracy"
# - Which tensor method gives the k largest of each row, and which half of its answer do you need?
# - `best = logits.topk(k, dim=1).indices` is (B, k). Compare it with `labels[:, None]`: each row is True in one place at
#   most.
# - Check B and k first; then `(best == labels[:, None]).any(dim=1).sum().item() / len(logits)`.
