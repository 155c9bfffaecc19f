# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 3. Tensors
#
# A tensor is a block of numbers of one *dtype* together with a *shape* that says how to read the block.
# Whatever PyTorch computes, it computes on tensors: images, weights, losses, gradients.
#
# Three questions settle most bugs with tensors, and all three can be asked while the program runs:
#
# - `x.shape`: how many axes, and how long is each?
# - `x.dtype`: whole numbers or floats, and how wide? (`float32` and `int64` unless you say otherwise)
# - *whose memory is it?* Slices, `view`, `permute`, `from_numpy` give another look at the same numbers;
#   arithmetic gives new ones.
#
# Each task is graded by itself: an answer may call helper functions that you add to this file, but not your
# answers to other tasks.

# %%
import numpy as np
import torch
from torch.nn import functional as F

# %% [markdown]
# ## 3.1 Making tensors
#
# | the tutorial's way | what it gives | today |
# |---|---|---|
# | `torch.empty(5, 3)` | memory as it was found, **not** zeros | the same |
# | `torch.rand(5, 3)` | uniform in [0, 1) | the same |
# | `torch.zeros(5, 3, dtype=torch.long)` | integer zeros | the same; `torch.long` is `torch.int64` |
# | `torch.tensor([5.5, 3])` | a tensor of these values | the same; never `torch.Tensor([5.5, 3])` |
#
# ### Memory that nobody has filled
#
# `torch.empty` reserves memory and stops there: what you read is whatever lay in it before, often zeros while
# you try it out and something else on the day it counts. It is right where every element is about to be
# written. Sizes may be given one by one or as one tuple. Take care with the capital: `torch.Tensor((2, 3))`
# is a tensor *of the two numbers* 2 and 3.


# %%
def uninitialized(shape: tuple[int, ...], dtype: torch.dtype) -> torch.Tensor:
    """Reserve a tensor of this shape and dtype whose values do not matter.

    `shape` may have any number of axes, `()` and sizes of 0 included. The values are never looked at before
    something has been written into them. Every call gives memory of its own, in which each element can be
    written by itself (`x[0, 1] = 7`). The result is on the CPU and does not require gradients.

    >>> x = uninitialized((2, 3), torch.float64)
    >>> x.shape, x.dtype
    (torch.Size([2, 3]), torch.float64)
    >>> x.fill_(7).tolist()
    [[7.0, 7.0, 7.0], [7.0, 7.0, 7.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result has the shape and the dtype that were asked for; its values are not looked at.
# - Each element can be written by itself.
# - Every call gives memory of its own.

# %% [markdown]
# ### Random numbers
#
# `torch.rand` draws from [0, 1), `torch.randn` from the bell curve around 0. Any other interval is a stretch
# and a shift of the first. The draws come from PyTorch's generator: `torch.manual_seed(0)` makes a *program*
# repeatable, so call it once at the start and never inside a function that is meant to draw.


# %%
def uniform(shape: tuple[int, ...], low: float, high: float) -> torch.Tensor:
    """Draw a float32 tensor of this shape, each element by itself, uniformly between `low` and `high`.

    `low < high`; no element lies below `low` or above `high`. The numbers come from PyTorch's global
    generator and leave its seed alone: the same `torch.manual_seed` before the call gives the same tensor,
    another seed another one, and two calls in a row differ. Sizes of 0 are allowed.

    >>> x = uniform((4, 5), -2.0, 3.0)
    >>> x.shape, x.dtype
    (torch.Size([4, 5]), torch.float32)
    >>> bool((x >= -2).all() and (x <= 3).all())
    True
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The elements are spread evenly between `low` and `high`.
# - A float32 tensor of the shape that was asked for, with no element outside the interval.
# - Every element is drawn by itself.
# - The same seed gives the same tensor, another seed another one.
# - Two calls in a row differ.

# %% [markdown]
# ### Zeros that are whole numbers
#
# `torch.zeros` makes floats unless told otherwise. Class labels, indices and counts are whole numbers, and
# PyTorch wants them as `torch.int64`, which is also called `torch.long`.


# %%
def integer_zeros(rows: int, columns: int) -> torch.Tensor:
    """Make a matrix of zeros, of shape (rows, columns) and dtype torch.int64. Either size may be 0.

    >>> integer_zeros(2, 3).dtype
    torch.int64
    >>> integer_zeros(2, 3).tolist()
    [[0, 0, 0], [0, 0, 0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is a matrix of zeros of dtype torch.int64.
# - The zeros do not depend on what the memory held before.

# %% [markdown]
# ### Values that you have
#
# `torch.tensor` copies numbers into a new tensor and picks the dtype that they call for. `torch.Tensor`, with
# a capital, is the class: called as a function it makes float32 whatever it is given, and from a single
# number `n` it makes an *uninitialized* tensor of `n` elements.


# %%
def from_values(values: float | list) -> torch.Tensor:
    """Make a tensor of a number, or of a list of numbers nested to any depth.

    The shape is that of the nesting: a bare number gives shape (), a list of two lists of three gives (2, 3),
    an empty list gives (0,). The dtype follows the values: torch.bool if all are bools, torch.int64 if all
    are ints, torch.float32 if there are floats among the numbers or no numbers at all. Lists of different
    lengths side by side, as in [[1, 2], [3]], raise ValueError.

    >>> from_values([1, 2]).dtype, from_values([5.5, 3]).dtype
    (torch.int64, torch.float32)
    >>> from_values([[1, 2, 3], [4, 5, 6]]).shape
    torch.Size([2, 3])
    >>> from_values(4).tolist()
    4
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Ints give torch.int64, exactly, in the shape of the nesting.
# - Floats, alone or among ints, give torch.float32.
# - Bools give torch.bool.
# - A bare number gives a tensor of shape ().
# - A ragged list raises ValueError.

# %% [markdown]
# ### Ranges and grids
#
# `torch.arange(start, end, step)` stops *before* `end`, like Python's `range`. So `arange(0, 7, 3)` holds 0,
# 3, 6: `ceil(7 / 3)` numbers and not `7 // 3`. `torch.meshgrid` lays two ranges out over a plane. Its
# `indexing="ij"` keeps rows first, as matrices do; `"xy"` puts columns first, as plots do. It warns when you
# leave the choice to it.


# %%
def coordinate_grid(height: int, width: int, step: int = 1) -> torch.Tensor:
    """List the coordinates of every `step`-th pixel, down and across, of an image of height x width pixels.

    Element [i, j] of the result is the pair (i * step, j * step): first the row, then the column. The grid
    holds every such row below `height` and every such column below `width`, so its shape is (ceil(height /
    step), ceil(width / step), 2). The dtype is torch.int64. `height` or `width` may be 0; `step` >= 1.

    >>> coordinate_grid(2, 3).shape
    torch.Size([2, 3, 2])
    >>> coordinate_grid(4, 3, step=2).tolist()
    [[[0, 0], [0, 2]], [[2, 0], [2, 2]]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Element [i, j] is the pair (i * step, j * step), for every such place inside the image.
# - Without a step, every pixel is listed.
# - An image without rows or columns gives a grid without.

# %% [markdown]
# ### One-hot rows
#
# A class label can be written as a row of zeros with a single one. Indexing a tensor with -1 means "the
# last", in PyTorch as in Python: a label that is off becomes a *wrong answer* rather than an error, unless
# somebody checks.


# %%
def one_hot(labels: torch.Tensor, classes: int) -> torch.Tensor:
    """Turn int64 labels of any shape S into float32 rows of shape S + (classes,), with a one at the label.

    All other elements are zeros. There may be no labels at all; `classes` >= 1. A label below 0 or not below
    `classes` raises ValueError. `labels` is not changed.

    >>> one_hot(torch.tensor([2, 0]), 3).tolist()
    [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    >>> one_hot(torch.tensor([[0, 1], [1, 0], [1, 1]]), 4).shape
    torch.Size([3, 2, 4])
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Each label becomes a float32 row of zeros with a one at the label, in a new last axis.
# - A label below 0 or not below `classes` raises ValueError.
# - The zeros do not depend on what the memory held before.
# - The labels are not changed.

# %% [markdown]
# ## 3.2 Computing
#
# | the tutorial's way | today |
# |---|---|
# | `x + y`, `torch.add(x, y)` | `x + y` |
# | `torch.add(x, y, out=result)` | the same, where a buffer is used again and again |
# | `y.add_(x)` | `y.add_(x)` or `y += x`: the trailing underscore means *in place* |
# | `torch.mm(x, y)`, `x.matmul(y)` | `x @ y`, for batches of matrices too |
# | `x[:, 1]` | the same; it is a *view* |
# | `x.view(16)` | `x.reshape(16)`, which copies where a view cannot be had |
#
# ### A result put where you want it
#
# Python's `out = x + y` binds the *name* `out` to a new tensor; the tensor that the caller handed in is as it
# was. To write into it, hand it to an operation that fills: `out=`, `copy_`, or `out[...] = `.


# %%
def add_out(x: torch.Tensor, y: torch.Tensor, out: torch.Tensor) -> torch.Tensor:
    """Write x + y into the memory of `out`, and return `out`.

    `out` has the dtype and the (broadcast) shape of x + y; whatever it held before is replaced. It may be a
    part of a larger tensor, such as `canvas[:, 1:4]`; then the rest of that tensor stays as it is. `x` and
    `y` are not changed.

    >>> buffer = torch.empty(2)
    >>> result = add_out(torch.tensor([1.0, 2.0]), torch.tensor([10.0, 20.0]), buffer)
    >>> buffer.tolist(), result is buffer
    ([11.0, 22.0], True)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Afterwards `out` holds x + y, whatever it held before.
# - What comes back is `out` itself.
# - Where `out` is part of a larger tensor, that part changes and the rest does not.
# - `x` and `y` are not changed.

# %% [markdown]
# ### In place
#
# Methods that end in `_` change the tensor that they are called on and return it. Everybody who holds that
# tensor, or a view of it, sees the change: that is what they are good for, and what they are dangerous for.


# %%
def add_in_place(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Add `y` to `x` in the memory of `x`, and return `x`.

    `y` has the dtype of `x` and its shape, or one that broadcasts to it, such as one row for all rows of `x`.
    `x` may be a part of a larger tensor. `y` is not changed. (`x` does not require gradients.)

    >>> x = torch.ones(2, 2)
    >>> add_in_place(x, torch.tensor([1.0, 2.0])) is x
    True
    >>> x.tolist()
    [[2.0, 3.0], [2.0, 3.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Afterwards `x` holds the sum.
# - What comes back is `x` itself.
# - Where `x` is part of a larger tensor, that part changes there and the rest does not.
# - `y` is not changed.

# %% [markdown]
# ### Products of matrices
#
# `*` multiplies element by element. `@` multiplies matrices, over the last two axes, and treats all axes
# before them as a batch. The old `torch.mm` takes single matrices, `torch.bmm` one batch axis.


# %%
def batched_matmul(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Multiply matrices pair by pair: x of shape (B, n, m) with y of shape (B, m, p) gives shape (B, n, p).

    Matrix b of the result is the matrix product of x[b] and y[b]. Both are floats of the same dtype, which is
    the dtype of the result; neither is changed. Any size may be 0: a sum over nothing is 0. Use tensor
    operations all the way, so that gradients can flow back to both inputs (section 4).

    >>> x = torch.tensor([[[1.0, 2.0]], [[3.0, 4.0]]])
    >>> y = torch.tensor([[[1.0], [1.0]], [[10.0], [1.0]]])
    >>> batched_matmul(x, y).tolist()
    [[[3.0]], [[34.0]]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Matrix b of the result is the matrix product of x[b] and y[b].
# - Sizes of 1 and 0 are nothing special.
# - Gradients flow back to both inputs.
# - Neither input is changed.

# %% [markdown]
# ### Masks
#
# A comparison gives a tensor of bools, and a bool tensor of n elements picks rows of a tensor that has n of
# them. Combine masks by `&`, `|`, `~`: Python's `and` and `or` want one truth value and raise. A mask must
# *be* bool. As int64 it would be read as a list of row numbers; as uint8 (deprecated) `~` turns 1 into 254,
# which counts as true.


# %%
def keep_positive_rows(x: torch.Tensor) -> torch.Tensor:
    """Keep the rows of a matrix in which every element is greater than 0.

    `x` has shape (n, m), n >= 0 and m >= 1, and any real dtype. The result has shape (k, m) and the dtype of
    `x`: the kept rows in their order, repeated ones repeatedly. k may be 0 or 1, and the result still has two
    axes. `x` is not changed.

    >>> keep_positive_rows(torch.tensor([[1, 2], [0, 5], [3, -1], [4, 4]])).tolist()
    [[1, 2], [4, 4]]
    >>> keep_positive_rows(torch.tensor([[-1.0, 2.0]])).shape
    torch.Size([0, 2])
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The rows whose every element is greater than 0 remain, in their order.
# - The result has two axes, even where one row or none is kept.
# - `x` is not changed.

# %% [markdown]
# ### Reductions and broadcasting
#
# `x.mean(dim=0)` makes axis 0 disappear: from (n, m) it leaves one mean per *column*. Shapes are then matched
# from the right, so (n, m) minus (m,) just works. For rows you keep the axis: `x.mean(dim=1, keepdim=True)`
# has shape (n, 1). On a square matrix the forgotten `keepdim` is silent and wrong, so try your code on sizes
# that differ.
#
# Whole numbers have no mean of their own in PyTorch (it raises), and `//` rounds down, -1 // 2 to -1: turn
# integers into floats first.


# %%
def standardize_columns(x: torch.Tensor) -> torch.Tensor:
    """Shift and scale each column of a matrix to mean 0 and standard deviation 1.

    `x` has shape (n, m) with n >= 2 and m >= 0. The standard deviation is PyTorch's default, with divisor n -
    1. A column whose elements are all equal becomes zeros (where its mean comes out exact, as that of 7, 7, 7
    does and that of 0.1, 0.1, 0.1 may not). Floats keep their dtype; integers give float32. `x` is not
    changed. Use tensor operations all the way, so that gradients can flow back to `x` (section 4).

    >>> standardize_columns(torch.tensor([[1, 7], [2, 7], [3, 7]])).round().abs().tolist()
    [[1.0, 0.0], [0.0, 0.0], [1.0, 0.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Each column gets mean 0 and standard deviation 1.
# - A column whose elements are all equal becomes zeros.
# - Integers, negative ones too, give float32.
# - float64 stays float64.
# - Gradients flow back to the input.
# - One column, or none, is nothing special.
# - `x` is not changed.

# %% [markdown]
# ### All pairs at once
#
# `None` in an index adds an axis of size 1. Of shapes (n, 1, d) and (m, d), broadcasting makes (n, m, d):
# every row of one beside every row of the other, without a loop. The library does the whole task in
# `torch.cdist`. The famous shortcut for the square, `|x|² + |y|² - 2 x·y`, is fast, but rounding can bring it
# below 0, and the root of that is NaN.


# %%
def pairwise_distances(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Measure the Euclidean distance from every point of x to every point of y.

    x has shape (n, d), y has shape (m, d), both of the same float dtype; the result has that dtype and shape
    (n, m), and element [i, j] is the distance from x[i] to y[j]. n and m may be 0; d >= 1. The result is
    never NaN: a point lies at distance 0 from itself (up to rounding: 0.05 is allowed for points of size 30
    in float32). Neither input is changed. Use tensor operations all the way, so that gradients can flow back
    to both, at least where no two points coincide.

    >>> x, y = torch.tensor([[0.0, 0.0]]), torch.tensor([[3.0, 4.0], [0.0, 2.0]])
    >>> pairwise_distances(x, y).round().tolist()
    [[5.0, 2.0]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Element [i, j] is the Euclidean distance from x[i] to y[j].
# - A point lies at distance 0 from itself, up to rounding, and never at NaN.
# - One point, or none, on either side is nothing special.
# - Gradients flow back to both inputs.
# - Neither input is changed.

# %% [markdown]
# ### Reordering axes is not reshaping
#
# `reshape` and `view` keep the *order* of the numbers and cut them into other rows. To move an axis, use
# `transpose` (two of them), `permute` or `movedim`: the numbers get another place. Asked for the same shape,
# both ways give it, and only the pictures tell which was meant. `.T` is for matrices; `.mT` turns the last
# two axes of a batch.


# %%
def transpose_images(images: torch.Tensor) -> torch.Tensor:
    """Move the channels of a batch of images from the last axis to the second.

    Shape (N, H, W, C) becomes (N, C, H, W): element [n, c, h, w] of the result is element [n, h, w, c] of
    `images`. Any dtype is allowed and kept (pictures often come as uint8), and N may be 0. The result may
    share memory with `images` or not. `images` is not changed.

    >>> transpose_images(torch.zeros(2, 5, 4, 3, dtype=torch.uint8)).shape
    torch.Size([2, 3, 5, 4])
    >>> transpose_images(torch.tensor([[[[1, 2], [3, 4]]]])).tolist()
    [[[[1, 3]], [[2, 4]]]]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Element [n, c, h, w] of the result is element [n, h, w, c] of the images.
# - Sizes of 1, an empty batch and masks are nothing special.
# - The images are not changed.

# %% [markdown]
# ### Eight bits
#
# Pictures are stored as uint8: 0 … 255, and arithmetic that leaves this range comes round again from the
# other side. 250 + 10 is 4, and a bright sky turns black. Clamping afterwards is too late: widen the dtype
# first.


# %%
def brighten_uint8(image: torch.Tensor, amount: int) -> torch.Tensor:
    """Add `amount` (an int from -255 to 255) to every element of a uint8 tensor, staying within 0 … 255.

    Sums above 255 become 255, sums below 0 become 0. The result is uint8, of the shape of `image`, which may
    be any and may have no elements. `image` is not changed.

    >>> brighten_uint8(torch.tensor([0, 100, 250], dtype=torch.uint8), 10).tolist()
    [10, 110, 255]
    >>> brighten_uint8(torch.tensor([0, 100, 250], dtype=torch.uint8), -10).tolist()
    [0, 90, 240]
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - Sums beyond 0 … 255 become 0 or 255; the result is uint8.
# - The image is not changed.

# %% [markdown]
# ### Equal, or as good as equal
#
# 0.1 + 0.2 is not 0.3: floats are rounded at each step, and two right computations may differ in the last
# bit. So compare with a tolerance: |x - y| <= atol + rtol * |y|. `torch.isclose` does that for each element
# and `torch.allclose` for all; in tests use `torch.testing.assert_close`, which also looks at shape and
# dtype. `allclose` does not: it broadcasts, and finds a column equal to a row.


# %%
def almost_equal(x: torch.Tensor, y: torch.Tensor, rtol: float = 1e-5, atol: float = 1e-8) -> bool:
    """Tell whether two tensors have the same shape and, within tolerance, the same elements.

    Both are floats of one dtype. Elements a of x and b of y count as the same if |a - b| <= atol + rtol *
    |b|. An infinity is the same as an infinity of the same sign and as nothing else; NaN is the same as
    nothing, not even NaN. Tensors of different shapes are not equal even where they broadcast; two empty
    tensors of one shape are. The answer is a Python bool.

    >>> almost_equal(torch.tensor([0.1 + 0.2]), torch.tensor([0.3]))
    True
    >>> almost_equal(torch.ones(2, 1), torch.ones(2))
    False
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - A difference in the last bit does not count.
# - Elements count as the same if |a - b| <= atol + rtol * |b|.
# - `rtol` is relative to the elements of y.
# - Without tolerances, rtol is 1e-5 and atol 1e-8.
# - One element that is off makes the tensors different.
# - Differences of opposite sign do not make up for each other.
# - Tensors of different shapes are not equal.
# - Two empty tensors of one shape are equal; so are two of one element.
# - An infinity equals the infinity of its sign alone; NaN equals nothing.

# %% [markdown]
# ## 3.3 To NumPy and back
#
# | the tutorial's way | shares memory? | today |
# |---|---|---|
# | `torch.from_numpy(a)` | yes | the same, or `torch.as_tensor(a)`, `torch.asarray(a)` |
# | `torch.tensor(a)` | no, always copies | the same |
# | `t.numpy()` | yes | `t.numpy(force=True)` for a tensor that requires gradients or lives on a GPU |
#
# ### One memory, two names
#
# `from_numpy` costs nothing, since nothing is copied: from then on the array and the tensor are two names for
# the same numbers. Changing the dtype (`.float()` on float64) makes a copy and ends the partnership.


# %%
def share_memory(array: np.ndarray) -> torch.Tensor:
    """Make a tensor that lives in the memory of a NumPy array.

    What is written into either afterwards is seen in the other. Shape and dtype are those of the array
    (float64 stays float64). The array is writable and numeric, of any number of axes; it may be a slice of a
    larger array with positive steps.

    >>> array = np.zeros(3)
    >>> tensor = share_memory(array)
    >>> array[1] = 5
    >>> tensor.tolist(), tensor.dtype
    ([0.0, 5.0, 0.0], torch.float64)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - What is written into the array is seen in the tensor.
# - What is written into the tensor is seen in the array.
# - Shape, dtype and values are those of the array.
# - A slice of a larger array is shared in place.

# %% [markdown]
# ### A copy of your own
#
# NumPy computes in float64 by default, PyTorch in float32: an array that goes into a network is usually
# narrowed on the way. Beware of narrowing as a way to copy: `.float()` and `.to(torch.float32)` return *the
# same memory* when the dtype is right already, so that code which was safe with float64 arrays starts to
# share with float32 ones.


# %%
def copy_array(array: np.ndarray) -> torch.Tensor:
    """Make a float32 tensor with the values of a NumPy array, in memory of its own.

    The array is numeric: float64, float32, integer or bool, of any shape. The result has its shape and dtype
    torch.float32. Whatever the array's dtype, writing into either afterwards does not show in the other. The
    array is not changed.

    >>> array = np.array([1.5, 2.5], dtype=np.float32)
    >>> tensor = copy_array(array)
    >>> array[0] = 9
    >>> tensor.tolist(), tensor.dtype
    ([1.5, 2.5], torch.float32)
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The result is float32, with the shape and the values of the array.
# - Fractions and signs survive, as well as float32 can hold them.
# - What is written into the array afterwards does not show in the tensor.
# - What is written into the tensor afterwards does not show in the array, which is not changed.

# %% [markdown]
# ### Back to NumPy
#
# NumPy knows nothing of gradients, of GPUs, or of bfloat16, and `.numpy()` raises for all three.
# `numpy(force=True)` stands for `detach().cpu()` and what else it takes to get the numbers out; bfloat16 you
# widen yourself. Detaching gives a new tensor and leaves the old one in its graph; `requires_grad_(False)`
# and `detach_()` would change the tensor of your caller.


# %%
def to_numpy(tensor: torch.Tensor) -> np.ndarray:
    """Give the values of any real tensor as a NumPy array of the same shape.

    The dtype is the same, except that bfloat16, which NumPy lacks, becomes float32. The tensor may require
    gradients, have come out of a computation that is being recorded, or lie on another device than the CPU.
    It is not changed, and gradients can still be computed through it afterwards. The array may share its
    memory or not.

    >>> array = to_numpy(torch.tensor([1.5, 2.5], requires_grad=True))
    >>> type(array).__name__, array.dtype.name, array.tolist()
    ('ndarray', 'float32', [1.5, 2.5])
    >>> to_numpy(torch.ones(2, dtype=torch.bfloat16)).dtype.name
    'float32'
    """
    raise NotImplementedError


# %% [markdown]
# **What is checked:**
#
# - The array has the tensor's shape, dtype and values.
# - A transposed tensor and a slice keep their values and places.
# - A tensor that requires gradients is converted like any other.
# - So is one that came out of a recorded computation, and gradients still flow through it.
# - The tensor is not changed, and gradients can be computed through it afterwards.
# - bfloat16, which NumPy lacks, becomes float32.
