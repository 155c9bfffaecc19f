# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 7. Data
# Between the files on a disk and the batches of a training loop stand four small parts, each with one job:
#
# ```
#  Sampler ────▶ Dataset ────▶ transform ────▶ DataLoader ────▶ (inputs, targets)
#  which         sample i      one sample      stacks them      B×1×28×28, B
#  comes when                  at a time       to a batch
# ```
#
# A *dataset* answers two questions: how many samples are there, and what is sample `i`? Anything with `len()` and
# `[i]` will do, a list too. A *loader* asks for the samples in some order and stacks them to batches. The tutorial's
# version:
#
# ```python
# from torchvision import datasets, transforms
#
# transform = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))])
# train_dataset = datasets.MNIST(root="./data", train=True, download=True, transform=transform)
# train_loader = torch.utils.data.DataLoader(train_dataset, batch_size=32, shuffle=True)
#
# class CustomDataset(torch.utils.data.Dataset):
#     def __init__(self, data, labels):
#         self.data, self.labels = data, labels
#
#     def __len__(self):
#         return len(self.data)
#
#     def __getitem__(self, index):
#         return self.data[index], self.labels[index]
# ```
#
# All of it still works. What has moved on are the transforms: new code imports `torchvision.transforms.v2`, where
# `ToTensor` is split into its two halves, and which handles boxes and masks along with images. The rest of this
# section is about what that code leaves to chance: seeds, the split, where the 0.5 comes from, sequences of unequal
# length, rare classes, and transforms that are meant for training alone.
#
# Each task is graded by itself, with helper functions that you add; none may call another one. No task needs loader
# processes: the grader takes `num_workers` as 0 and says so.

# %%
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import torch
from PIL import Image
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, WeightedRandomSampler, random_split
from torchvision import datasets
from torchvision.transforms import v2

# %% [markdown]
# ## From grey to numbers
# A digit on disk is 28 × 28 bytes, 0 for black to 255 for white. A network learns best from numbers around zero. So a
# grey value $g$ is scaled to $g / 255$, which lies in $[0, 1]$, and then normalized to $(g / 255 - m) / s$. With
# $m = s = 0.5$:
#
# ```
#  byte        0      51     102     ...   255
#  scaled      0.0    0.2    0.4           1.0
#  normalized -1.0   -0.6   -0.2           1.0
# ```
#
# The old `ToTensor()` does three things: it makes a tensor of the image, puts the channel first, and scales. In `v2`
# that is `ToImage()` and then `ToDtype(torch.float32, scale=True)`. Without `scale=True` the values stay between 0
# and 255, and nobody complains. `Normalize` comes last: it knows tensors only.


# %%
def digit_transform(mean: float = 0.5, std: float = 0.5) -> Callable[[Image.Image], torch.Tensor]:
    """Return the transform that makes a normalized tensor of a grey image.

    - What is returned is a callable, to be given one image after another. An image is a PIL image of mode "L" (a byte
      a pixel), H pixels high and W wide; the callable gives a float32 tensor 1×H×W.
    - Each byte 0…255 is scaled to [0, 1]; then `mean` is subtracted, and the rest divided by `std`.
    - Nothing is random, and the image is not changed.

    >>> image = Image.new("L", (3, 2), color=51)
    >>> transform = digit_transform()
    >>> transform(image).shape
    torch.Size([1, 2, 3])
    >>> round(transform(image)[0, 0, 0].item(), 4)
    -0.6
    >>> round(digit_transform(mean=0.0, std=0.1)(image)[0, 1, 2].item(), 4)
    2.0
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Bytes are scaled to [0, 1], then normalized with 0.5 and 0.5: -1 for black, 1 for white.
# - The mean and the deviation that are given are used.
# - One transform does the same to every image, again and again, and leaves the image as it was.

# %% [markdown]
# ## Digits from files
# MNIST comes in four files, two for training and two for testing (their names begin with `t10k`). The format, IDX, is
# as plain as can be: a magic number, the sizes, each of them as four bytes, and then the data, a byte a pixel or a
# label. The bundled 6,000 digits lie in `exercises/data/MNIST/raw`. For the examples this writes files of the same
# kind, in which every digit is a plain grey square:


# %%
def grey_digits(train: list[int], test: list[int]) -> Path:
    """A new folder with MNIST's four files; the image of digit `n` is one grey, the byte `10 * n`."""
    root = Path(mkdtemp())
    folder = root / "MNIST" / "raw"
    folder.mkdir(parents=True)
    for prefix, labels in {"train": train, "t10k": test}.items():
        count, side = len(labels).to_bytes(4, "big"), (28).to_bytes(4, "big")
        pixels = b"".join(bytes([10 * label]) * (28 * 28) for label in labels)
        images = (2051).to_bytes(4, "big") + count + side + side + pixels
        (folder / f"{prefix}-images-idx3-ubyte").write_bytes(images)
        (folder / f"{prefix}-labels-idx1-ubyte").write_bytes(
            (2049).to_bytes(4, "big") + count + bytes(labels)
        )
    return root


# %% [markdown]
# `datasets.MNIST(root, ...)` reads such files. It looks for them below `root`, in `MNIST/raw`; `download=True`
# fetches what is missing, and does nothing where nothing is. (A subclass of it looks in a folder of its own name.)
# `train=True` is its default: whoever forgets to say `train=False` tests on what was learned.
#
# The transform does not run when the dataset is made, but each time that a sample is asked for. That is what makes
# *augmentation* work: a random shift, say, is a new one in every epoch.


# %%
def load_digits(root: str | Path, train: bool, transform: Callable[[Image.Image], Any]) -> Dataset:
    """Return the dataset of the training digits below `root`, or with `train=False` that of the test digits.

    - The four unpacked files of MNIST lie in `root/MNIST/raw`. Nothing has to be downloaded.
    - The dataset has a length, and item `i` is the pair `(transform(image), label)` of digit `i`, in the order of the
      file. What `transform` is given is a PIL image of mode "L", 28×28. The label is an int, or an integer of NumPy's
      or torch's that `DataLoader` makes the same int64 batch of.
    - `transform` runs each time that an item is asked for, and not before.
    - Where the files are missing, RuntimeError or FileNotFoundError is raised at once.

    >>> root = grey_digits(train=[5, 0, 4], test=[7, 2])
    >>> digits = load_digits(root, train=True, transform=lambda image: image.getpixel((9, 9)))
    >>> len(digits)
    3
    >>> [(pixel, int(label)) for pixel, label in (digits[0], digits[1], digits[2])]
    [(50, 5), (0, 0), (40, 4)]
    >>> digits = load_digits(root, train=False, transform=lambda image: image.size)
    >>> size, label = digits[1]
    >>> len(digits), size, int(label)
    (2, (28, 28), 2)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Item i is digit i of the files below root, through the transform, and its label.
# - The length is the number of digits in the files asked for.
# - The bundled digits come out as they are in their files.
# - The transform runs each time that an item is asked for, and not before.
# - Where the files are missing, RuntimeError or FileNotFoundError is raised.

# %% [markdown]
# ## Batches
# The loader makes batches of samples. Two of its habits matter. The last batch is smaller where the samples do not
# come out even (`drop_last=True` would lose them). And `shuffle=True` draws a new order each time the loader is gone
# through, from torch's *global* random numbers, unless it gets a generator of its own:
#
# ```python
# generator = torch.Generator().manual_seed(7)
# loader = DataLoader(dataset, shuffle=True, generator=generator)
# ```
#
# Only with that does the order depend on nothing else, so that a run can be repeated after the model has got one more
# layer (whose initialisation takes some of the global numbers). Seeding the *global* generator inside a helper is
# worse than not seeding: it turns back everybody else's random numbers, too.


# %%
def make_loader(dataset: Dataset, batch_size: int = 32, shuffle: bool = True, seed: int = 0) -> DataLoader:
    """Return a loader that goes through the whole dataset once an epoch, in batches.

    - `dataset` has a length and items by number, as a list has. Samples are fetched when their batch comes, in every
      epoch anew, and put together as `DataLoader` does it.
    - Every epoch has every sample exactly once. All batches have `batch_size` samples but the last, which has what is
      left. `len(loader)` is the number of batches.
    - Without `shuffle` the samples come in order. With it the order is random, and another one in every epoch: any
      order of all samples is possible.
    - The orders depend on `seed` and nothing else: the same seed gives the same first epoch, the same second and so
      on, whatever the state of torch's global generator; another seed gives others. The global generator is not
      seeded.

    >>> loader = make_loader(range(5), batch_size=2, shuffle=False)
    >>> [batch.tolist() for batch in loader]
    [[0, 1], [2, 3], [4]]
    >>> len(loader)
    3
    >>> one, same, other = make_loader(range(99)), make_loader(range(99)), make_loader(range(99), seed=1)
    >>> orders = [torch.cat(list(loader)).tolist() for loader in (one, one, same, other)]
    >>> all(sorted(order) == list(range(99)) for order in orders)
    True
    >>> [order == orders[0] for order in orders]
    [True, False, True, False]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Without shuffling the batches are the samples in order; the last has what is left.
# - The length is the number of batches, shuffled or not.
# - Shuffled, every epoch has every sample once, in an order in which nothing is left of the old one.
# - Another epoch has another order.
# - The same seed gives the same orders epoch after epoch, whatever the global generator does.
# - Another seed gives another order, and seed 0 is the default.
# - What others draw from the global generator does not come from this seed.
# - Without further arguments batches of 32 are shuffled.
# - Samples are fetched in each epoch anew.

# %% [markdown]
# ## A dataset of your own
# A subclass of `Dataset` needs `__len__` and `__getitem__`; the loader does the rest. What is easily forgotten is the
# end: a `for` loop over such an object asks for item 0, 1, 2 … until IndexError is raised. Tensors and lists raise it
# by themselves; code that counts with `index % len(self)` never does, and the loop never ends.


# %%
class PairDataset(Dataset):
    """Inputs and their targets as a dataset, with an optional transform of the inputs.

    - `inputs` and `targets` are tensors or lists, equally long; other lengths raise ValueError when the dataset is
      made. The inputs in a list may be tensors of different shapes.
    - `len(dataset)` is the number of pairs, 0 included. `dataset[i]` is the pair `(input, target)` number `i`, just
      as they were given; with a `transform` it is `(transform(input), target)`. `transform` runs each time that an
      item is asked for, and not before.
    - As in a list, negative numbers count from the end, and a number beyond either end raises IndexError.

    >>> dataset = PairDataset(torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), ["a", "b", "c"])
    >>> len(dataset)
    3
    >>> x, y = dataset[1]
    >>> x.tolist(), y
    ([3.0, 4.0], 'b')
    >>> [y for x, y in dataset]
    ['a', 'b', 'c']
    >>> doubled = PairDataset([1, 2, 3], [10, 20, 30], transform=lambda x: 2 * x)
    >>> tuple(doubled[-1])
    (6, 30)
    >>> PairDataset([1, 2], [1, 2, 3])
    Traceback (most recent call last):
        ...
    ValueError: ...
    """

    def __init__(
        self,
        inputs: Sequence[Any] | torch.Tensor,
        targets: Sequence[Any] | torch.Tensor,
        transform: Callable[[Any], Any] | None = None,
    ) -> None:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Item i is the pair of input i and target i, just as they were given.
# - Lists do as well, of tensors of different shapes too, and any kind of target.
# - The length is the number of pairs, 0 included.
# - Negative numbers count from the end, and one beyond either end raises IndexError.
# - A for loop over the dataset ends, and the next one gives the same pairs.
# - A loader makes batches of it.
# - Inputs and targets of different lengths raise ValueError when the dataset is made.
# - The transform is applied to the input alone, each time that an item is asked for, and not before.

# %% [markdown]
# ## Held back
# To see whether a network has understood or merely remembers, some samples are held back from training. They must be
# drawn at random (files are often sorted: the last tenth of them may all be nines), no sample may be on both sides,
# and the same ones must be held back tomorrow: otherwise a network that goes on training has seen its examination.


# %%
def split(dataset: Dataset, fraction: float, seed: int) -> tuple[Dataset, Dataset]:
    """Split a dataset at random into two, and return `(training, validation)`.

    - `dataset` has a length and items by number, as a list has.
    - `validation` has `fraction` of the samples, rounded down: of 11 samples and a fraction of 0.25 it has 2.
      `training` has all the others. Each sample is in just one of the two.
    - Which samples are held back is random, each choice as likely as any other, and depends on `seed` and nothing
      else: neither on torch's global generator, nor on an earlier call. The global generator is not seeded.
    - Both parts have a length and items by number, in any order. An item is the one of `dataset`, fetched when it is
      asked for, not before.
    - Fractions 0 and 1 give an empty part. A fraction below 0 or above 1 raises ValueError.

    >>> training, validation = split(range(11), 0.25, seed=1)
    >>> len(training), len(validation)
    (9, 2)
    >>> parts = [training[i] for i in range(9)], [validation[i] for i in range(2)]
    >>> sorted(parts[0] + parts[1]) == list(range(11))
    True
    >>> again, _ = split(range(11), 0.25, seed=1)
    >>> [again[i] for i in range(9)] == parts[0]
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The validation part has the fraction of the samples, rounded down; the training part has the others.
# - Both parts together have every sample of the dataset once.
# - The samples held back are neither a block nor every so-and-so-many-th.
# - Over many seeds every sample is held back now and then.
# - The same seed holds back the same samples whatever was drawn before, another seed others.
# - What others draw from the global generator does not come from this seed.
# - A sample is fetched from the dataset when it is asked for, not before.
# - A fraction below 0 or above 1 raises ValueError.

# %% [markdown]
# ## Where the 0.5 comes from
# The tutorial's mean and standard deviation, 0.5 and 0.5, are a guess; those of the data itself do better (MNIST:
# 0.1307 and 0.3081). They are part of the model, learned from data like its weights: computed from the *training*
# samples alone. Whoever takes all samples lets the validation samples leak in.
#
# Two traps are in the arithmetic. The mean of the images' means is not the mean of the pixels where images differ in
# size, and the mean of their standard deviations never is the standard deviation. And the short formula
# $s^2 = \overline{x^2} - \bar{x}^2$ subtracts two nearly equal numbers where the mean is large: float32 has seven
# digits, and they are gone. Sum in float64, or subtract the mean first.


# %%
def channel_statistics(dataset: Dataset, training: Sequence[int]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return mean and standard deviation of each channel, over the pixels of the training samples.

    - `dataset[i]` is a pair of an image and a label; an image is a float32 tensor C×H×W. All images have the same
      channels, but perhaps not the same height and width.
    - `training` has the numbers of the training samples, one at least. Samples that it does not name have no
      influence.
    - Every pixel of every training image counts the same. The standard deviation is that of just these pixels: the
      root of the mean squared distance from the mean (divided by n, not by n - 1).
    - Both results are float32 tensors of shape (C,), right to 3 digits even where the mean is 10,000 times the
      deviation.
    - The images are not changed.

    >>> black, white = torch.zeros(1, 2, 2), torch.ones(1, 2, 6)
    >>> mean, std = channel_statistics([(black, 0), (white, 1), (9 * white, 2)], training=[0, 1])
    >>> mean.tolist()
    [0.75]
    >>> round(std.item(), 4)
    0.433
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Mean and deviation of each channel are those of all pixels of the training images.
# - Whatever is in the other samples, the result is the same.
# - Where the mean is 10,000 times the deviation, the deviation is still right to three digits.
# - The images are as they were.

# %% [markdown]
# ## Unequal lengths
# The loader stacks the samples of a batch, which works for tensors of one shape only. For sentences, recordings and
# the like it takes a function, `collate_fn`, that gets a list of samples and returns the batch. The shorter ones are
# padded to the longest one *of their batch*, and because padding looks like data, the true lengths come along:
#
# ```
#  [3 1 4], 0         3 1 4 .
#  [1 5 9 2], 1  ──▶  1 5 9 2     lengths [3 4 1]     labels [0 1 0]
#  [6], 0             6 . . .
# ```


# %%
def pad_batch(
    samples: list[tuple[torch.Tensor, int]], padding: float = 0.0
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Put sequences of different lengths into one batch, and return `(sequences, lengths, labels)`.

    - `samples` has one pair or more of a sequence and a label. A sequence is a tensor of shape (L, F), or just (L,);
      its L is its own, perhaps 0, while F, dtype and device are the same for all. A label is a Python int.
    - `sequences` has shape (B, longest L, F), or (B, longest L), and the dtype and device of the sequences. Row b
      begins with sequence b; what is left of it is filled with `padding`.
    - `lengths` and `labels` are int64 tensors of shape (B,), on the CPU.
    - Samples stay in order, and are not changed.

    >>> samples = [(torch.tensor([3, 1, 4]), 0), (torch.tensor([1, 5, 9, 2]), 1), (torch.tensor([6]), 0)]
    >>> sequences, lengths, labels = pad_batch(samples, padding=-1)
    >>> sequences.tolist()
    [[3, 1, 4, -1], [1, 5, 9, 2], [6, -1, -1, -1]]
    >>> lengths.tolist(), labels.tolist()
    ([3, 4, 1], [0, 1, 0])
    >>> [batch[0].shape for batch in DataLoader(samples, batch_size=2, collate_fn=pad_batch)]
    [torch.Size([2, 4]), torch.Size([1, 1])]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Each row is its sequence and then padding up to the longest; lengths and labels come along.
# - What is filled in is the value that is given.
# - The batch has the dtype of the sequences, float or integer.
# - A batch of nothing but empty sequences has shape (B, 0, F).
# - As a loader's collate_fn it pads each batch to its own longest sequence.
# - The batch is where the sequences are; lengths and labels are numbers on the CPU.
# - The samples are as they were, and in the order in which they were.

# %% [markdown]
# ## Rare classes
# Where one sample in a hundred is ill, a network that always answers "healthy" is right 99 times in a hundred. One
# remedy is to show it the classes equally often. A *sampler* decides which samples come when: it gives their numbers,
# epoch after epoch. `WeightedRandomSampler` draws sample `i` in proportion to weight `i`: a weight for every
# *sample*, not for every class. A rare sample must then come several times in an epoch, so it draws with replacement.
#
# ```
#  labels                0    0    0    0    7    7
#  samples of its class  4    4    4    4    2    2
#  weight               1/4  1/4  1/4  1/4  1/2  1/2
# ```


# %%
def balanced_sampler(labels: torch.Tensor, draws: int, seed: int) -> Sampler[int]:
    """Return a sampler that draws every class equally often, on average.

    - `labels` is an int64 tensor of shape (N,), the class of each sample; N is at least 1. Classes are not negative,
      and numbers may be left out (0, 3, 7). The labels are not changed.
    - Going through the sampler gives `draws` numbers of samples from 0 to N - 1; `draws` may be larger than N.
      `len(sampler)` is `draws`.
    - Each draw, from the first to the last, takes each class that occurs with the same chance, and within its class
      each sample with the same chance. Samples may come again.
    - Every epoch draws anew. The draws depend on `seed` and nothing else: the same seed gives the same first epoch,
      the same second and so on, whatever the state of torch's global generator; another seed gives others. The global
      generator is not seeded.

    >>> sampler = balanced_sampler(torch.tensor([0, 0, 0, 0, 7, 7]), draws=1000, seed=1)
    >>> len(sampler), len(list(sampler))
    (1000, 1000)
    >>> drawn = torch.bincount(torch.tensor(list(sampler)), minlength=6)
    >>> 400 < drawn[4:].sum() < 600
    tensor(True)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Every class has the same share of the draws, and every sample the same share of its class.
# - An epoch has `draws` numbers, more or fewer than there are samples, and so says the length.
# - One sample, one class and classes that are not numbered in a row are fine.
# - The same seed gives the same epochs, each another one, whatever the global generator does.
# - Another epoch and another seed give other draws.
# - What others draw from the global generator does not come from this seed.
# - A loader that is given the sampler makes its batches of the samples drawn.

# %% [markdown]
# ## Two transforms, one dataset
# Training samples are to be moved and noisy, validation samples as they are. But `split` gives two views of *one*
# dataset, and that has one transform. Setting `training.dataset.transform` sets it for both. The way out: leave the
# dataset without a random transform, and give each part its own.
#
# ```
#              ┌── TransformedSubset(dataset, training, moved)
#  dataset ────┤
#              └── TransformedSubset(dataset, validation, plain)
# ```
#
# Beware of deriving this class from `Subset`: a loader asks a dataset that has `__getitems__` (with an s) for all
# samples of a batch at once, and `Subset` has it. A `__getitem__` of your own is then passed over: older versions do
# so in silence, newer ones refuse such a class. Derive from `Dataset`.


# %%
class TransformedSubset(Dataset):
    """The samples of a dataset that `indices` names, their inputs transformed.

    - `dataset[i]` is a pair `(input, target)`. `indices` is an iterable of numbers of samples, perhaps a generator:
      it is gone through once, when the subset is made; what becomes of it later does not matter. Numbers may come
      more than once.
    - `len(subset)` is how many numbers there were, 0 included. `subset[i]` is `(transform(input), target)` of the
      sample that number `i` of `indices` names; the sample is fetched and `transform` runs each time that the item is
      asked for, and not before. A loader gets the same items.
    - As in a list, negative numbers count from the end, and a number beyond either end raises IndexError.
    - The dataset is not changed: other subsets of it, and the dataset itself, go on as before.

    >>> dataset = [(10, "a"), (11, "b"), (12, "c")]
    >>> subset = TransformedSubset(dataset, [2, 0], transform=lambda x: -x)
    >>> len(subset), tuple(subset[0]), tuple(subset[1])
    (2, (-12, 'c'), (-10, 'a'))
    >>> [batch.tolist() for batch, _ in DataLoader(subset, batch_size=2)]
    [[-12, -10]]
    """

    def __init__(self, dataset: Dataset, indices: Iterable[int], transform: Callable[[Any], Any]) -> None:
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Item i is the sample that number i of the indices names, its input transformed.
# - The length is the number of indices, 0 included.
# - The indices may come one by one, once, without a length; the items stay.
# - What happens to the list of indices later does not matter.
# - Negative numbers count from the end, and one beyond either end raises IndexError.
# - A loader gets the transformed items.
# - Sample and transform come into play each time that an item is asked for, and not before.
# - Two subsets of one dataset do not disturb each other, nor the dataset.
