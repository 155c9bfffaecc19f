"""Hidden checks of section 3: tensors made of random numbers, of values and of ranges."""

import math

import torch
from hypothesis import strategies as st

from grader.author import cases, distinct_sides, expect, given, shapes, task


def gap(got, low, high):
    """The Kolmogorov-Smirnov distance between a sample and the uniform distribution on [low, high]."""
    values = got.double().flatten().sort().values
    heights = ((values - low) / (high - low)).clamp(0, 1)
    steps = torch.arange(len(values) + 1, dtype=torch.float64) / len(values)
    return float(torch.maximum(steps[1:] - heights, heights - steps[:-1]).max())


REPEATED = {
    "all elements are one number: it was drawn once": lambda got: got.min() == got.max(),
    "the same row was repeated: draw the whole shape": lambda got: torch.equal(got[0], got[1]),
    "the same column was repeated: draw the whole shape": lambda got: torch.equal(got[:, 0], got[:, 1]),
}


@task("s03_tensors.uniform")
def test_uniform_fills_the_interval(student, reference):
    """The elements are spread evenly between `low` and `high`."""
    low, high = -3.0, 5.0
    # 20,000 draws: by the bound of Dvoretzky, Kiefer and Wolfowitz a right answer misses 0.025 with
    # probability below 3e-11.
    expect(student.uniform((100, 200), low, high)).satisfies(
        lambda got: low <= got.min() and got.max() <= high and gap(got, low, high) < 0.025,
        says=f"numbers spread evenly from {low} to {high}",
        when=REPEATED
        | {
            "these are whole numbers: draw floats": lambda got: torch.equal(got, got.round()),
            "the numbers lie between 0 and 1: stretch and shift them": lambda got: gap(got, 0, 1) < 0.03,
            "stretched by `high`: the interval is high - low long": lambda got: (
                gap(got, low, low + high) < 0.03
            ),
            "stretched but not shifted: the interval begins at `low`": lambda got: (
                gap(got, 0, high - low) < 0.03
            ),
            "stretched by too much": lambda got: gap(got, low, 2 * high - low) < 0.03,
            "the numbers pile up in the middle: torch.randn is a bell curve, torch.rand even": lambda got: (
                gap(got, got.min(), got.max()) > 0.1
            ),
        },
    )


@task("s03_tensors.uniform")
@given(shape=shapes(1, 3, min_side=0), low=st.integers(-40, 39), width=st.integers(1, 16))
def test_uniform_has_the_shape_and_bounds(student, reference, shape, low, width):
    """A float32 tensor of the shape that was asked for, with no element outside the interval."""
    low, high = low / 4, (low + width) / 4
    expect(student.uniform(shape, low, high)).satisfies(
        lambda got: (
            (got.shape, got.dtype) == (torch.Size(shape), torch.float32)
            and bool(((got >= low) & (got <= high)).all())
        ),
        says=f"a float32 tensor of shape {tuple(shape)} between {low} and {high}",
        when={
            "wrong dtype: float32 is wanted": lambda got: got.dtype != torch.float32,
            "wrong shape": lambda got: got.shape != torch.Size(shape),
        },
    )


@task("s03_tensors.uniform")
def test_uniform_draws_each_element(student, reference):
    """Every element is drawn by itself."""
    # float32 draws lie on 2**24 places: among 20,000 some 12 coincidences are expected; 200 have a
    # probability below 1e-150.
    expect(student.uniform((100, 200), 0.0, 1.0)).satisfies(
        lambda got: len(got.unique()) > 19_800,
        says="20,000 numbers of which nearly all differ",
        when=REPEATED,
    )


@task("s03_tensors.uniform")
@cases(first=[1, 1, 2], second=[1, 2])
def test_uniform_follows_the_seed(student, reference, first, second):
    """The same seed gives the same tensor, another seed another one."""
    drawn = []
    for seed in (first, second):
        student.torch.manual_seed(seed)
        drawn.append(student.uniform((4, 5), 0.0, 1.0))
    expect(student.torch.stack(drawn)).satisfies(
        lambda got: torch.equal(got[0], got[1]) == (first == second),
        says="numbers that torch.manual_seed decides",
        when={
            "torch.manual_seed has no say: draw from PyTorch's generator, set no seed yourself": lambda got: (
                torch.equal(got[0], got[1]) != (first == second)
            )
        },
    )


@task("s03_tensors.uniform")
def test_uniform_goes_on_drawing(student, reference):
    """Two calls in a row differ."""
    both = student.torch.stack([student.uniform((4, 5), -1.0, 1.0) for _ in range(2)])
    expect(both).satisfies(
        lambda got: not torch.equal(got[0], got[1]),
        says="other numbers at the second call",
        when={
            "both calls gave the same numbers: set no seed inside": lambda got: torch.equal(got[0], got[1])
        },
    )


FLOATS_OF_ALL = "torch.Tensor makes float32 whatever it is given: torch.tensor looks at the values"
DOUBLES = "these are 64-bit floats: PyTorch's own choice for Python floats is float32"


def nested(elements):
    """Lists of one to three levels, of distinct sides."""
    return shapes(1, 3).flatmap(
        lambda sides: st.lists(elements, min_size=math.prod(sides), max_size=math.prod(sides)).map(
            lambda flat: torch.tensor(flat, dtype=torch.float64).reshape(sides)
        )
    )


@task("s03_tensors.from_values")
@given(
    values=nested(st.integers(-50, 50)).map(lambda x: x.long().tolist()),
    edges=[{"values": [1, 2]}, {"values": [[16777217, 3]]}],
)
def test_from_values_keeps_ints(student, reference, values):
    """Ints give torch.int64, exactly, in the shape of the nesting."""
    expect(student.from_values(values)).equals(
        lambda: reference.from_values(values),
        unless={
            FLOATS_OF_ALL: lambda: torch.tensor(values, dtype=torch.float32),
            DOUBLES: lambda: torch.tensor(values, dtype=torch.float64),
            "the digits were lost on the way through float32": lambda: torch.tensor(values).float().long(),
            "the nesting is gone": lambda: reference.from_values(values).flatten(),
        },
    )


@task("s03_tensors.from_values")
@given(
    values=nested(st.integers(-50, 50).map(lambda eighths: eighths / 8)).map(lambda x: x.tolist()),
    edges=[{"values": [5.5, 3]}, {"values": [1.0, 2.0]}, {"values": []}],
)
def test_from_values_makes_floats_32_bits_wide(student, reference, values):
    """Floats, alone or among ints, give torch.float32."""
    expect(student.from_values(values)).equals(
        lambda: reference.from_values(values),
        unless={
            DOUBLES: lambda: torch.tensor(values, dtype=torch.float64),
            "the fractions were cut off": lambda: torch.tensor(values).long(),
        },
    )


@task("s03_tensors.from_values")
@cases(values=[[True, False], [[True], [False]]])
def test_from_values_keeps_bools(student, reference, values):
    """Bools give torch.bool."""
    expect(student.from_values(values)).equals(
        lambda: reference.from_values(values),
        unless={
            FLOATS_OF_ALL: lambda: torch.tensor(values, dtype=torch.float32),
            "the bools became integers": lambda: torch.tensor(values, dtype=torch.int64),
        },
    )


@task("s03_tensors.from_values")
@cases(values=[3, 2.5, True])
def test_from_values_takes_one_number(student, reference, values):
    """A bare number gives a tensor of shape ()."""
    expect(student.from_values(values)).equals(
        lambda: reference.from_values(values),
        when={
            "torch.Tensor(n) makes n uninitialized elements: torch.tensor(n) holds n": lambda got: (
                got.shape == (3,)
            ),
            "a bare number has no axis: its shape is ()": lambda got: got.shape == (1,),
        },
    )


@task("s03_tensors.from_values")
def test_from_values_refuses_ragged_lists(student, reference):
    """A ragged list raises ValueError."""
    expect(student.from_values([[1, 2], [3]])).raises("ValueError")


@task("s03_tensors.coordinate_grid")
@given(
    sides=distinct_sides(2, 1, 9),
    step=st.integers(1, 4),
    edges=[{"sides": (7, 4), "step": 3}, {"sides": (2, 3), "step": 1}, {"sides": (6, 8), "step": 2}],
)
def test_coordinate_grid_lists_every_place(student, reference, sides, step):
    """Element [i, j] is the pair (i * step, j * step), for every such place inside the image."""
    height, width = sides

    def grid(rows, columns):
        return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)

    expect(student.coordinate_grid(height, width, step)).equals(
        lambda: reference.coordinate_grid(height, width, step),
        unless={
            "the pair is the wrong way round: first the row, then the column": lambda: (
                reference.coordinate_grid(height, width, step).flip(-1)
            ),
            'rows and columns are swapped: use indexing="ij"': lambda: reference.coordinate_grid(
                height, width, step
            ).transpose(0, 1),
            "the last row or column is missing: the number of steps is rounded up, not down": lambda: grid(
                torch.arange(height // step) * step, torch.arange(width // step) * step
            ),
            "a row or column too many: arange stops before its end by itself": lambda: grid(
                torch.arange(0, height + 1, step), torch.arange(0, width + 1, step)
            ),
            "the step is ignored": lambda: reference.coordinate_grid(height, width),
            "the places were numbered instead of measured: multiply by the step": lambda: (
                reference.coordinate_grid(height, width, step) // step
            ),
            "the coordinates count from 1: PyTorch counts from 0": lambda: grid(
                torch.arange(1, height + 1, step), torch.arange(1, width + 1, step)
            ),
            "these are floats: coordinates are whole numbers": lambda: reference.coordinate_grid(
                height, width, step
            ).float(),
            "the two matrices were stacked in front: the pair belongs into the last axis": lambda: (
                reference.coordinate_grid(height, width, step).movedim(-1, 0)
            ),
        },
    )


@task("s03_tensors.coordinate_grid")
def test_coordinate_grid_steps_by_one(student, reference):
    """Without a step, every pixel is listed."""
    expect(student.coordinate_grid(4, 3)).equals(lambda: reference.coordinate_grid(4, 3))


@task("s03_tensors.coordinate_grid")
@cases(height=[0, 3], width=[0], step=[1, 2])
def test_coordinate_grid_may_be_empty(student, reference, height, width, step):
    """An image without rows or columns gives a grid without."""
    expect(student.coordinate_grid(height, width, step)).equals(
        lambda: reference.coordinate_grid(height, width, step)
    )
