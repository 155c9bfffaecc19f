"""The wire carries what it promises, as plain data, and refuses the rest with its own error."""

import json
import math
import struct
from collections import OrderedDict, namedtuple
from pathlib import Path

import numpy
import pytest
import torch
from safetensors.numpy import save

from grader import wire

CAPS = wire.Caps()
Point = namedtuple("Point", "x y")


def there(value, *, views=False, caps=CAPS):
    return wire.decode(*wire.encode(value, caps, views=views), caps, views=views)


@pytest.mark.parametrize("views", [True, False])
@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        7,
        2**70,
        -0.0,
        1.5,
        "é\n",
        b"\x00\xff",
        [],
        [1, [2]],
        (1,),
        {"a": 1, 2: 3},
        {1, 2},
        1 + 2j,
        ...,
    ],
    ids=repr,
)
def test_plain_values_arrive_as_they_are(value, views):
    arrived = there(value, views=views)
    assert arrived == value
    assert type(arrived) is type(value)


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_floats_that_json_lacks_arrive(value):
    arrived = there([value])[0]
    assert arrived == value or (math.isnan(arrived) and math.isnan(value))


DTYPES = [torch.bool, torch.uint8, torch.int64, torch.float16, torch.bfloat16, torch.float32, torch.float64]
DTYPES += [torch.complex64, torch.complex128, torch.float8_e4m3fn]


@pytest.mark.parametrize("views", [True, False])
@pytest.mark.parametrize("dtype", DTYPES, ids=str)
@pytest.mark.parametrize("shape", [(), (0,), (3, 0), (2, 3)], ids=str)
def test_tensors_of_every_dtype_and_shape_arrive(dtype, shape, views):
    tensor = torch.arange(math.prod(shape)).reshape(shape).to(dtype)
    arrived = there(tensor, views=views)
    assert arrived.dtype == dtype
    assert arrived.shape == tensor.shape
    assert (
        arrived.double().tolist() == tensor.double().tolist()
        if not dtype.is_complex
        else torch.equal(arrived, tensor)
    )


def test_nan_and_infinity_inside_tensors_arrive():
    tensor = torch.tensor([math.nan, math.inf, -math.inf, -0.0])
    assert torch.equal(there(tensor).view(torch.int32), tensor.view(torch.int32))


def test_lazily_conjugated_and_negated_tensors_arrive_resolved():
    tensor = torch.tensor([1 + 2j, 3 - 1j])
    assert torch.equal(there(tensor.conj()), tensor.conj())
    assert torch.equal(there(tensor.conj().imag), tensor.conj().imag)


def test_a_single_entry_arrives_whatever_its_stride():
    single = torch.arange(4.0)[1::2][:1]
    assert single.stride() == (2,)
    assert torch.equal(there(single), torch.tensor([1.0]))


def test_requests_keep_strides_and_sharing():
    base = torch.arange(12.0).reshape(3, 4)
    whole, turned, skipped = there([base, base.t(), base[::2]], views=True)
    assert turned.stride() == (1, 4)
    whole[0, 1] = 50
    assert turned[1, 0] == 50
    assert skipped[0, 1] == 50


def test_requests_keep_what_an_array_and_a_tensor_share():
    array = numpy.zeros(3, dtype=numpy.float32)
    there_array, there_tensor = there([array, torch.from_numpy(array)], views=True)
    there_array[1] = 4
    assert there_tensor.tolist() == [0, 4, 0]


def test_requests_keep_parameters_and_requires_grad():
    parameter, leaf = there(
        [torch.nn.Parameter(torch.ones(2)), torch.ones(2, requires_grad=True)], views=True
    )
    assert isinstance(parameter, torch.nn.Parameter)
    assert leaf.requires_grad
    assert not there(leaf).requires_grad


def test_meta_tensors_travel_as_shape_dtype_and_stride():
    arrived = there(torch.empty(2, 3, device="meta").t())
    assert (arrived.device.type, tuple(arrived.shape), arrived.stride()) == ("meta", (3, 2), (1, 3))


def test_kinds_are_told_apart():
    values = [
        numpy.arange(3),
        torch.Size([2]),
        Point(1, 2),
        numpy.float32(2.5),
        torch.device("cpu"),
        torch.int64,
    ]
    array, size, point, scalar, device, dtype = there(values)
    assert isinstance(array, numpy.ndarray)
    assert type(size) is torch.Size
    assert (point, point.name, point.fields) == ((1, 2), "Point", ("x", "y"))
    assert isinstance(scalar, numpy.float32)
    assert (device, dtype) == (torch.device("cpu"), torch.int64)
    assert there(Path("a/b")) == Path("a/b")
    assert there(slice(1, None, 2)) == slice(1, None, 2)
    assert there(torch.ones(2, 2).max(0)).fields == ("values", "indices")
    assert there(OrderedDict(a=1)) == {"a": 1}


def test_of_a_subclass_only_the_numbers_travel():
    class Liar(torch.Tensor):
        @classmethod
        def __torch_function__(cls, func, types, args=(), kwargs=None):
            return super().__torch_function__(func, types, args, kwargs or {})

    assert type(there(torch.ones(2).as_subclass(Liar))) is torch.Tensor


@pytest.mark.parametrize(
    "value", [object(), torch.nn.Linear(1, 1), lambda: 0, torch.eye(2).to_sparse()], ids=repr
)
def test_what_cannot_travel_leaves_its_name(value):
    arrived = there(value)
    assert isinstance(arrived, wire.Opaque)
    assert type(value).__qualname__.split(".")[-1] in arrived.name


def test_arguments_are_copied_when_they_are_added():
    encoder = wire.Encoder(CAPS, views=True)
    tensor = torch.zeros(2)
    form = encoder.add(tensor)
    tensor.fill_(9)
    assert wire.decode(*encoder.finish(form), CAPS, views=True).tolist() == [0, 0]


def test_caps_hold_for_the_sender():
    small = wire.Caps(json=100, blob=64, depth=3, keys=2)
    with pytest.raises(wire.WireError, match="MB"):
        there(torch.zeros(100), caps=small)
    with pytest.raises(wire.WireError, match="bytes"):
        there("x" * 200, caps=small)
    with pytest.raises(wire.WireError, match="deep"):
        there([[[[[1]]]]], caps=small)
    with pytest.raises(wire.WireError, match="keys"):
        there({1: 1, 2: 2, 3: 3}, caps=small)


def test_an_expanded_tensor_is_refused_before_it_is_made_dense():
    with pytest.raises(wire.WireError, match="MB"):
        there(torch.zeros(1).expand(10**11))


def test_lists_that_hold_themselves_end():
    loop: list = []
    loop.append(loop)
    with pytest.raises(wire.WireError, match="deep"):
        there(loop)


TENSOR = {"$": "tensor", "dtype": "float32", "shape": [2], "storage": 0}


def blob(size=8):
    return save({"0": numpy.zeros(size, dtype=numpy.uint8)})


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"$": "pickle", "v": "x"},
        {"$": "__class__"},
        {"$": "tuple", "v": 3},
        {"$": "float", "v": "1"},
        {"$": "dtype", "v": "qint8"},
        {"$": "device", "v": "nowhere"},
        {"$": "bytes", "v": 5},
        {"$": "dict", "v": [[[1], 2]]},
        {"$": "dict", "v": [[n * (2**61 - 1), 0] for n in range(300)]},
        {"$": "set", "v": list(range(300))},
        {"$": "named", "name": "P", "fields": ["x"], "v": []},
        TENSOR | {"shape": [3]},
        TENSOR | {"shape": [-2]},
        TENSOR | {"shape": [2.0]},
        TENSOR | {"shape": [True, True]},
        TENSOR | {"shape": [1] * 100},
        TENSOR | {"shape": [2**61, 2**61]},
        TENSOR | {"storage": 7},
        TENSOR | {"dtype": "object"},
        {"$": "meta", "dtype": "float32", "shape": [2**62], "stride": [2**62]},
        {"$": "ndarray", "dtype": "O", "shape": [1], "storage": 0},
        {"$": "ndarray", "dtype": "<f4", "shape": [3], "storage": 0},
        {"$": "ndarray", "dtype": "f4,f4", "shape": [1], "storage": 0},
    ],
    ids=lambda tree: json.dumps(tree)[:60],
)
def test_a_forged_tree_raises_the_wires_own_error(tree):
    with pytest.raises(wire.WireError):
        wire.decode(json.dumps(tree).encode(), blob(), CAPS, views=False)


@pytest.mark.parametrize(
    "text",
    [b"", b"[", b"NaN", b"[" * 100_000, b"\xff", b"1" * 5000, b'"\\ud800', b"{]"],
    ids=lambda text: text[:10],
)
def test_text_that_is_no_json_raises_the_wires_own_error(text):
    with pytest.raises(wire.WireError):
        wire.decode(text, b"", CAPS, views=False)


@pytest.mark.parametrize(
    "data",
    [b"\x00", b"\xff" * 64, struct.pack("<Q", 2**60) + b"{}", save({"x": numpy.zeros(1, numpy.uint8)})],
    ids=["short", "ones", "header", "name"],
)
def test_a_forged_blob_raises_the_wires_own_error(data):
    with pytest.raises(wire.WireError):
        wire.decode(b"1", data, CAPS, views=False)


def test_a_view_bomb_is_not_built_from_an_answer():
    tree = TENSOR | {"shape": [10**11], "stride": [0], "offset": 0, "grad": False}
    with pytest.raises(wire.WireError):
        wire.decode(json.dumps(tree).encode(), blob(), CAPS, views=False)


def test_booleans_are_only_ever_zero_or_one():
    data = save({"0": numpy.full(2, 2, dtype=numpy.uint8)})
    tree = {"$": "tensor", "dtype": "bool", "shape": [2], "storage": 0}
    arrived = wire.decode(json.dumps(tree).encode(), data, CAPS, views=False)
    assert arrived.view(torch.uint8).tolist() == [1, 1]


def test_lone_surrogates_are_replaced():
    assert wire.decode(b'"\\ud800"', b"", CAPS, views=False) == "?"


def test_a_subclass_cannot_lie_about_its_numbers():
    class Liar(torch.Tensor):
        def detach(self):
            return torch.zeros(3)

        @classmethod
        def __torch_function__(cls, function, types, args=(), kwargs=None):
            return torch.zeros(3)

    liar = torch.ones(3).as_subclass(Liar)
    assert wire.decode(*wire.encode(liar, wire.Caps(), views=False), wire.Caps(), views=False).tolist() == [
        1,
        1,
        1,
    ]
