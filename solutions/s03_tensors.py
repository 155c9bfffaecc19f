# ---
# jupyter: {jupytext: {text_representation: {extension: .py, format_name: percent}}}
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
    ### BEGIN SOLUTION
    return torch.empty(shape, dtype=dtype)
    ### END SOLUTION


# %% [markdown] hints="uninitialized"
# - Which constructor of the table above promises nothing about the values?
# - It takes the shape as a tuple, and a keyword that sets the dtype.
# - `torch.empty(shape, dtype=...)`.

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
    ### BEGIN SOLUTION
    return low + (high - low) * torch.rand(shape)
    ### END SOLUTION


# %% [markdown] hints="uniform"
# - How long is the interval, and where does it begin?
# - Stretch numbers from [0, 1) by the length of the interval, then shift them to its beginning.
# - `low + (high - low) * torch.rand(shape)`; `torch.empty(shape).uniform_(low, high)` does it in one go.

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
    ### BEGIN SOLUTION
    return torch.zeros(rows, columns, dtype=torch.int64)
    ### END SOLUTION


# %% [markdown] hints="integer_zeros"
# - What is the dtype of `torch.zeros(2, 3)`?
# - Every constructor takes `dtype=`. Memory from `torch.empty` is not zero; it only looks so now and then.
# - `torch.zeros(rows, columns, dtype=torch.int64)`.

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
    ### BEGIN SOLUTION
    return torch.tensor(values)
    ### END SOLUTION


# %% [markdown] hints="from_values"
# - Try `torch.Tensor([1, 2]).dtype` beside `torch.tensor([1, 2]).dtype`.
# - Leave `dtype=` out and the function looks at the values; NumPy would make every float 64 bits wide.
# - `torch.tensor(values)`.

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
    ### BEGIN SOLUTION
    rows = torch.arange(0, height, step)
    columns = torch.arange(0, width, step)
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)
    ### END SOLUTION


# %% [markdown] hints="coordinate_grid"
# - Which rows are there if `height` is 7 and `step` is 3? Does `torch.arange` include its end?
# - `torch.meshgrid(rows, columns, indexing="ij")` gives two matrices: the row and the column of each place.
# - Put the two beside each other in a new last axis: `torch.stack(..., dim=-1)`.

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
    ### BEGIN SOLUTION
    if ((labels < 0) | (labels >= classes)).any():
        raise ValueError(f"labels must be in 0 … {classes - 1}")
    return F.one_hot(labels, classes).float()
    ### END SOLUTION


# %% [markdown] hints="one_hot"
# - Which row of a unit matrix is the answer for label 2? What happens to your code with label -1?
# - `F.one_hot`, `torch.eye(classes)[labels]` and `scatter_` into zeros all lead there: look at the dtype of
#   each.
# - First `if ((labels < 0) | (labels >= classes)).any(): raise ValueError(...)`, then `F.one_hot(labels,
#   classes).float()`.

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
    ### BEGIN SOLUTION
    return torch.add(x, y, out=out)
    ### END SOLUTION


# %% [markdown] hints="add_out"
# - After `out = x + y`, which tensor does the caller hold?
# - The functional form of `+` has a keyword for the place of the result.
# - `return torch.add(x, y, out=out)`.

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
    ### BEGIN SOLUTION
    return x.add_(y)
    ### END SOLUTION


# %% [markdown] hints="add_in_place"
# - `x = x + y` makes a new tensor. Which character at the end of a method's name says "in place"?
# - `add` has such a twin, and it returns the tensor that it changed.
# - `return x.add_(y)`.

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
    ### BEGIN SOLUTION
    return x @ y
    ### END SOLUTION


# %% [markdown] hints="batched_matmul"
# - Write down the three shapes. Which axis disappears, and which one is only carried along?
# - `@` and `torch.matmul` work on the last two axes and carry the rest; `torch.einsum("bnm,bmp->bnp", ...)`
#   spells it out.
# - `return x @ y`.

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
    ### BEGIN SOLUTION
    return x[(x > 0).all(dim=1)]
    ### END SOLUTION


# %% [markdown] hints="keep_positive_rows"
# - `x > 0` has one bool per element. You want one per row: which axis has to go, and by `any` or by `all`?
# - A bool tensor with one entry a row, put in square brackets, picks rows.
# - `x[(x > 0).all(dim=1)]`.

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
    ### BEGIN SOLUTION
    x = x if x.is_floating_point() else x.float()
    deviation = x.std(dim=0)
    return (x - x.mean(dim=0)) / torch.where(deviation > 0, deviation, 1)
    ### END SOLUTION


# %% [markdown] hints="standardize_columns"
# - Columns run along axis 0: what is the shape of the means? Of the deviations?
# - `(x - x.mean(dim=0)) / x.std(dim=0)` is nearly it. What does it give for a column of sevens, and for
#   int64?
# - Turn integers into floats first, and divide by `torch.where(deviation > 0, deviation, 1)`.

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
    ### BEGIN SOLUTION
    return torch.linalg.vector_norm(x[:, None] - y, dim=-1)
    ### END SOLUTION


# %% [markdown] hints="pairwise_distances"
# - You want all differences x[i] - y[j], a tensor with three axes. Which sizes have to be 1 before the
#   subtraction?
# - `x[:, None]` has shape (n, 1, d). Subtract `y`, then take the length of each difference along the last
#   axis.
# - `torch.linalg.vector_norm(x[:, None] - y, dim=-1)`, or `torch.cdist(x, y)`.

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
    ### BEGIN SOLUTION
    return images.permute(0, 3, 1, 2)
    ### END SOLUTION


# %% [markdown] hints="transpose_images"
# - Height must still come before width. Does one swap of two axes do that?
# - For each axis of the *result*, write down which axis of the input it is: `permute` takes this list.
# - `images.permute(0, 3, 1, 2)`, or `images.movedim(-1, 1)`.

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
    ### BEGIN SOLUTION
    return (image.int() + amount).clamp(0, 255).to(torch.uint8)
    ### END SOLUTION


# %% [markdown] hints="brighten_uint8"
# - What is `torch.tensor([250], dtype=torch.uint8) + 10`?
# - Go to a dtype with room for -255 … 510, add there, clamp there, and come back.
# - `(image.int() + amount).clamp(0, 255).to(torch.uint8)`.

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
    ### BEGIN SOLUTION
    return x.shape == y.shape and torch.allclose(x, y, rtol=rtol, atol=atol)
    ### END SOLUTION


# %% [markdown] hints="almost_equal"
# - What does `==` give for two tensors? And how many bits may two right results differ in?
# - `torch.allclose` applies the rule, infinities and NaN included; it has no opinion on the shapes.
# - `x.shape == y.shape and torch.allclose(x, y, rtol=rtol, atol=atol)`.

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
    ### BEGIN SOLUTION
    return torch.from_numpy(array)
    ### END SOLUTION


# %% [markdown] hints="share_memory"
# - Which rows of the table above say yes?
# - The result must not be changed in dtype or copied after that.
# - `torch.from_numpy(array)`.

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
    ### BEGIN SOLUTION
    return torch.tensor(array, dtype=torch.float32)
    ### END SOLUTION


# %% [markdown] hints="copy_array"
# - Which row of the table above says "always copies"? Which dtype does it give for `np.zeros(3)`?
# - If you go by `from_numpy(...).float()`, think of an array that is float32 already.
# - `torch.tensor(array, dtype=torch.float32)`.

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
    ### BEGIN SOLUTION
    if tensor.dtype == torch.bfloat16:
        tensor = tensor.float()
    return tensor.numpy(force=True)
    ### END SOLUTION


# %% [markdown] hints="to_numpy"
# - What does the message say when you call `.numpy()` on a tensor that requires gradients?
# - `detach()` gives a tensor outside the graph, `cpu()` one that NumPy can reach; `numpy(force=True)` does
#   both.
# - First `tensor.float()` if the dtype is `torch.bfloat16`, then `.numpy(force=True)`.
