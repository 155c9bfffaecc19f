"""The blob is safetensors to the byte; pieces are gathered; nothing is copied that need not be."""

import json
import os
import threading

import numpy
import pytest
import torch
from safetensors.numpy import load, save

from grader import wire
from grader.wire import blob, streams

CHUNKS = [b"abc", b"", bytes(range(256)) * 40, b"\x00"]
MEGABYTE = 1 << 20


def head(**entries):
    text = json.dumps(entries).encode()
    return len(text).to_bytes(8, "little") + text


def entry(first, last, dtype="U8", shape=None):
    return {
        "dtype": dtype,
        "shape": [last - first] if shape is None else shape,
        "data_offsets": [first, last],
    }


def test_the_library_reads_what_is_packed():
    arrays = load(b"".join(blob.pack(CHUNKS)))
    assert [arrays[str(n)].tobytes() for n in range(len(CHUNKS))] == CHUNKS


def test_what_the_library_writes_is_unpacked():
    data = save({str(n): numpy.frombuffer(chunk, numpy.uint8) for n, chunk in enumerate(CHUNKS)})
    assert {n: bytes(chunk) for n, chunk in blob.unpack(data, 1 << 16).items()} == dict(enumerate(CHUNKS))


def test_nothing_is_packed_as_nothing():
    assert blob.pack([]) == []
    assert blob.unpack(b"", 0) == {}


def test_the_first_storage_lies_as_the_widest_element_must():
    for count in range(1, 30):
        start = sum(map(len, blob.pack([b"x"] * count)[:2]))
        assert start % 16 == 0


@pytest.mark.parametrize(
    "data",
    {
        "overlap": head(a=entry(0, 2), b=entry(1, 3)) + b"abc",
        "hole": head(a=entry(0, 1), b=entry(2, 3)) + b"abc",
        "tail": head(a=entry(0, 2)) + b"abc",
        "beyond": head(a=entry(0, 9)) + b"abc",
        "negative": head(a=entry(0, 3), b=entry(3, 2), c=entry(2, 3)) + b"abc",
        "wide": head(a=entry(0, 4, "F32", [1])) + b"abcd",
        "shape": head(a=entry(0, 4, "U8", [2, 2])) + b"abcd",
        "other size": head(a=entry(0, 4, "U8", [3])) + b"abcd",
        "fraction": head(a={"dtype": "U8", "shape": [1.0], "data_offsets": [0, 1]}) + b"a",
        "no offsets": head(a={"dtype": "U8", "shape": [0]}),
        "no object": head(a=7),
        "list": (2).to_bytes(8, "little") + b"[]",
        "head beyond the end": (50).to_bytes(8, "little") + b"{}",
        "long head": (1 << 40).to_bytes(8, "little") + b"{}",
        "cut": b"\x02\x00",
    }.items(),
    ids=lambda pair: pair[0],
)
def test_a_forged_head_raises_the_wires_own_error(data):
    named = data[1].replace(b'"a"', b'"0"').replace(b'"b"', b'"1"').replace(b'"c"', b'"2"')
    with pytest.raises(wire.WireError):
        wire.decode(b"1", named, wire.Caps(), views=False)


def test_a_large_storage_stays_in_the_message_and_a_small_one_does_not_keep_it():
    message = bytearray(b"".join(blob.pack([b"small", bytes(MEGABYTE)])))
    small, large = blob.unpack(message, 1 << 16).values()
    large_before = large[0]
    message[:] = b"\xff" * len(message)  # as long as before: a view allows no other length
    assert bytes(small) == b"small"
    aligned = isinstance(large, memoryview)
    assert (large[0] == 255) if aligned else (large[0] == large_before)


def test_one_tensor_of_a_message_shares_its_memory():
    message = bytearray(wire.encode(torch.arange(1000), wire.Caps(), views=False)[1])
    skeleton = wire.encode(torch.arange(1000), wire.Caps(), views=False)[0]
    arrived = wire.decode(skeleton, message, wire.Caps(), views=False)
    begin = numpy.frombuffer(message, numpy.uint8).ctypes.data
    assert begin < arrived.data_ptr() < begin + len(message)
    assert arrived.tolist() == list(range(1000))


def test_what_cannot_be_written_to_is_copied():
    (chunk,) = blob.unpack(b"".join(blob.pack([b"x" * 100])), 1 << 16).values()
    chunk[0] = 0
    assert chunk[:2] == b"\x00x"


def test_short_pieces_are_gathered_and_long_ones_are_not_copied():
    long = bytes(MEGABYTE)
    pieces = streams.gather([b"a", b"b", long, b"c", b"d"])
    assert [len(piece) for piece in pieces] == [2, MEGABYTE, 2]
    assert pieces[1] is long
    assert streams.gather([b"a", b""]) == [b"a"]


def test_a_message_crosses_a_pipe_whole_and_its_end_shows():
    reading, writing = os.pipe()
    sent = [b"head", bytes(range(256)) * 4096, b"tail"]

    def send():
        streams.write(writing, sent)
        os.close(writing)

    sender = threading.Thread(target=send)
    sender.start()
    whole = b"".join(sent)
    assert streams.read(reading, len(whole) - 2) == whole[:-2]
    assert streams.read(reading, 10) == whole[-2:]
    assert streams.read(reading, 10) == b""
    sender.join()
    os.close(reading)
