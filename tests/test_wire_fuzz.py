"""Whatever arrives, the decoder gives plain data or raises WireError, soon and within its caps."""

import json
import math
import time
import tracemalloc

import hypothesis.strategies as st
import numpy
import pytest
import torch
from hypothesis import HealthCheck, example, given, settings
from safetensors.numpy import save

from grader import wire

CAPS = wire.Caps(json=1 << 16, blob=1 << 20, depth=12, keys=16)
SLOWEST = 2.0  # seconds
LARGEST = 16 << 20  # bytes that Python and NumPy may ask for at the worst

KINDS = (
    *("tensor", "parameter", "meta", "ndarray", "npscalar", "bytes", "tuple", "list", "dict", "set", "size"),
    *(
        "named",
        "float",
        "complex",
        "dtype",
        "device",
        "slice",
        "path",
        "ellipsis",
        "opaque",
        "ref",
        "unknown",
    ),
)
NUMBERS = st.sampled_from([0, 1, 2, 3, 4, -1, 2**31, 2**61, 2**62, 2**64, 10**400]) | st.integers(-3, 9)
SCALARS = st.none() | st.booleans() | NUMBERS | st.floats() | st.text(max_size=5)
DTYPES = st.sampled_from(
    ["float32", "bool", "int64", "bfloat16", "float8_e5m2", "complex32", "<f4", "|b1", ">i8", "|V9", "O", "x"]
)
SIZES = st.lists(NUMBERS, max_size=4)


def _nested(inner):
    lists = st.lists(inner, max_size=4)
    value = st.fixed_dictionaries(
        {"$": st.sampled_from(KINDS)},
        optional={
            "v": inner | lists | st.lists(st.tuples(inner, inner), max_size=4) | DTYPES | st.just("nan"),
            "dtype": DTYPES | inner,
            "shape": SIZES | inner,
            "stride": SIZES | inner,
            "offset": NUMBERS,
            "storage": st.integers(0, 3) | inner,
            "grad": st.booleans(),
            "name": inner,
            "fields": lists,
        },
    )
    return value | lists | st.dictionaries(st.text(max_size=3), inner, max_size=3)


TREES = st.recursive(SCALARS, _nested, max_leaves=12)
BLOBS = st.lists(st.binary(max_size=24), max_size=4).map(
    lambda pieces: save(
        {str(n): numpy.frombuffer(piece, dtype=numpy.uint8) for n, piece in enumerate(pieces)}
    )
)
LIMITS = settings(
    max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False
)


def decoded(skeleton, blob, caps=CAPS):
    """Decode both ways; whatever is not a WireError escapes."""
    for views in (False, True):
        begun = time.monotonic()
        try:
            wire.decode(skeleton, blob, caps, views=views)
        except wire.WireError as problem:
            reason = problem.__context__
            if isinstance(reason, MemoryError) or "allocate" in str(reason):  # no cap has seen to it
                raise AssertionError("it asked for too much memory") from problem
        assert time.monotonic() - begun < SLOWEST


@LIMITS
@given(tree=TREES, blob=BLOBS)
@example(
    {
        "$": "tensor",
        "dtype": "float32",
        "shape": [2**33],
        "stride": [1],
        "offset": 0,
        "storage": 0,
        "grad": False,
    },
    save({"0": numpy.zeros(0, numpy.uint8)}),
)
def test_trees_of_every_kind_raise_nothing_else(tree, blob):
    decoded(json.dumps(tree).encode("utf-8", "replace"), blob)


@LIMITS
@given(skeleton=st.binary(max_size=300), blob=st.binary(max_size=300))
def test_arbitrary_bytes_raise_nothing_else(skeleton, blob):
    decoded(skeleton, blob)


FRAMES = [
    wire.encode(value, CAPS, views=views)
    for views in (False, True)
    for value in (
        [1, 2.5, None, True, "x", b"bytes", (1, 2), {3: [4]}, {5, 6}, math.nan, 2j, slice(1, None), ...],
        {
            "a": torch.ones(2, 3),
            "b": torch.zeros(2, dtype=torch.bool),
            "c": torch.ones(3, dtype=torch.bfloat16),
        },
        [
            numpy.ones((2, 2)),
            numpy.float32(1),
            torch.Size([1]),
            torch.float16,
            torch.nn.Parameter(torch.ones(2)),
        ],
        {"segments": [{"values": [torch.ones(2)], "raised": None}], "tips": ["t"]},
    )
]


@LIMITS
@given(
    frame=st.sampled_from(FRAMES),
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.binary(max_size=3), st.integers(0, 3)), min_size=1, max_size=6
    ),
)
def test_valid_frames_with_damage_raise_nothing_else(frame, changes):
    skeleton, blob = map(bytearray, frame)
    for where, new, gone in changes:
        part = blob if len(new) % 2 and blob else skeleton
        start = int(where * len(part))
        part[start : start + gone] = new
    decoded(bytes(skeleton), bytes(blob))


def entries(count):
    """A blob of `count` empty storages."""
    head = json.dumps(
        {str(n): {"dtype": "U8", "shape": [0], "data_offsets": [0, 0]} for n in range(count)}
    ).encode()
    return len(head).to_bytes(8, "little") + head


MEGABYTE = save({"0": numpy.ones(1 << 20, numpy.uint8)})
BOMBS = {
    "bytes named often": (json.dumps([{"$": "bytes", "v": 0}] * 2000), MEGABYTE),
    "booleans named often": (
        json.dumps([{"$": "tensor", "dtype": "bool", "shape": [1 << 20], "storage": 0}] * 900),
        MEGABYTE,
    ),
    "arrays named often": (
        json.dumps([{"$": "ndarray", "dtype": "|b1", "shape": [1 << 20], "storage": 0}] * 900),
        MEGABYTE,
    ),
    "empty storages": ("0", entries(15_000)),
    "empty lists": (f"[{'[],' * 20_000}[]]", b""),
    "brackets": ("[" * 60_000, b""),
    "digits": ("7" * 60_000, b""),
    "colliding keys": (json.dumps({"$": "dict", "v": [[n * (2**61 - 1), 0] for n in range(2_000)]}), b""),
    "colliding members": (json.dumps({"$": "set", "v": [n * (2**61 - 1) for n in range(2_500)]}), b""),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_is_small_does_not_grow(bomb):
    skeleton, blob = BOMBS[bomb]
    tracemalloc.start()
    try:
        decoded(skeleton.encode(), blob)
        assert tracemalloc.get_traced_memory()[1] < LARGEST
    finally:
        tracemalloc.stop()


def test_a_view_never_grows_its_storage():
    tree = {"$": "tensor", "dtype": "uint8", "stride": [1], "offset": 0, "storage": 0, "grad": False}
    for shape in ([1 << 33], [1]):
        with pytest.raises(wire.WireError, match="beyond the end"):
            wire.decode(json.dumps(tree | {"shape": shape}).encode(), entries(1), wire.Caps(), views=True)


def test_an_answer_cannot_ask_for_a_value():
    with pytest.raises(wire.WireError):
        wire.decode(b'{"$":"ref","v":1}', b"", wire.Caps(), views=False)
