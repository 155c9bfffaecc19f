"""Fuzz the wire's decoder with atheris: no input may raise anything but WireError, hang, or allocate past the cap.

    python tests/fuzz/fuzz_wire.py [seconds] [libFuzzer options]

The first byte of an input chooses between bytes as they come, frames that were valid once, and trees built by a
grammar that knows every kind of value. Address space is limited, so that an allocation past the caps fails; and
what failed for want of memory is a finding, although the decoder turns it into a WireError.
"""

import json
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))
with atheris.instrument_imports(include=["grader.wire"]):
    from grader import wire

import numpy
import torch

CAPS = wire.Caps(json=1 << 15, blob=1 << 20, depth=12, keys=16)
ROOM = 256 << 20  # bytes of address space on top of what the process has when it begins
GROWTH = 192 << 10  # kilobytes that resident memory may grow by: libFuzzer's own corpus is among them
SLOWEST = 2.0  # seconds

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
NUMBERS = (0, 1, 2, 3, 4, 8, -1, 2**31, 2**61, 2**62, 2**63, 2**64, 10**300)
FIELDS = ("v", "dtype", "shape", "storage", "stride", "offset", "grad", "name", "fields", "$")
DTYPES = (
    "float32",
    "bool",
    "int64",
    "bfloat16",
    "float8_e4m3fn",
    "complex32",
    "complex128",
    "<f4",
    "|b1",
    ">i8",
    "x",
)


class Grammar:
    """Trees that look like messages, drawn from fuzz input."""

    def __init__(self, data: Any) -> None:
        self.data = data

    def tree(self, depth: int = 5) -> Any:
        choice = self.data.ConsumeIntInRange(0, 9)
        if depth == 0 or choice == 0:
            return self.scalar()
        if choice == 1:
            return [self.tree(depth - 1) for _ in range(self.few())]
        if choice == 2:
            return {self.pick(FIELDS): self.tree(depth - 1) for _ in range(self.few())}
        return self.value(depth)

    def value(self, depth: int) -> dict[str, Any]:
        kind = self.pick(KINDS)
        tree = {"$": kind, "v": self.content(kind, depth)}
        if kind in ("tensor", "parameter", "meta", "ndarray", "npscalar"):
            tree |= {
                "dtype": self.pick(DTYPES),
                "shape": self.sizes(),
                "storage": self.few(),
                "grad": self.data.ConsumeBool(),
            }
            tree |= {"stride": self.sizes(), "offset": self.pick(NUMBERS)}
        if kind == "named":
            tree |= {"name": self.text(), "fields": [self.text() for _ in range(self.few())]}
        if self.data.ConsumeIntInRange(0, 7) == 0:
            tree[self.pick(FIELDS)] = self.tree(depth - 1)
        return tree

    def content(self, kind: str, depth: int) -> Any:
        if kind == "dict":
            return [[self.tree(depth - 1), self.tree(depth - 1)] for _ in range(self.few())]
        if kind in ("tuple", "set", "size", "named", "slice", "complex", "list"):
            return [self.tree(depth - 1) for _ in range(self.few())]
        return self.pick(DTYPES) if kind == "dtype" else self.scalar()

    def scalar(self) -> Any:
        choice = self.data.ConsumeIntInRange(0, 5)
        if choice == 0:
            return self.text()
        return (None, True, self.pick(NUMBERS), self.data.ConsumeFloat(), self.few())[choice - 1]

    def sizes(self) -> list[Any]:
        return [self.pick(NUMBERS) for _ in range(self.few())]

    def text(self) -> str:
        return str(self.data.ConsumeUnicode(12))

    def few(self) -> int:
        return int(self.data.ConsumeIntInRange(0, 4))

    def pick(self, choices: Any) -> Any:
        return choices[self.data.ConsumeIntInRange(0, len(choices) - 1)]


def storages(data: Any) -> bytes:
    """A blob of a few storages, now and then with a byte changed."""
    encoder = wire.Encoder(CAPS, views=False)
    for _ in range(data.ConsumeIntInRange(0, 4)):
        encoder.add(data.ConsumeBytes(data.ConsumeIntInRange(0, 32)))
    blob = bytearray(encoder.finish(None)[1])
    if blob and data.ConsumeBool():
        blob[data.ConsumeIntInRange(0, len(blob) - 1)] ^= data.ConsumeIntInRange(1, 255)
    return bytes(blob)


def split(data: bytes) -> tuple[bytes, bytes]:
    size = int.from_bytes(data[:2], "big")
    return data[2 : 2 + size], data[2 + size :]


def one(raw: bytes) -> None:
    """Decode one input both ways."""
    if not raw:
        return
    if raw[0] % 2:
        skeleton, blob = split(raw[1:])
    else:
        data = atheris.FuzzedDataProvider(raw[1:])
        skeleton, blob = json.dumps(Grammar(data).tree()).encode(), storages(data)
    for views in (False, True):
        begun = time.monotonic()
        try:
            wire.decode(skeleton, blob, CAPS, views=views)
        except wire.WireError as problem:
            told = str(problem.__context__)
            if isinstance(problem.__context__, MemoryError) or "allocate" in told:
                raise RuntimeError(f"it asked for too much memory: {told}") from problem
        if time.monotonic() - begun > SLOWEST:
            raise RuntimeError("it took too long")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - START
    if grown > GROWTH:
        raise RuntimeError(f"memory has grown by {grown} kB")


def seeds(folder: Path) -> None:
    """Valid frames to begin with."""
    values = [
        [1, 2.5, None, True, "x", b"bytes", (1, 2), {3: [4]}, {5, 6}, float("nan"), 2j, slice(1, None), ...],
        {
            "a": torch.ones(2, 3),
            "b": torch.zeros(2, dtype=torch.bool),
            "c": torch.ones(3, dtype=torch.bfloat16),
        },
        [
            numpy.ones((2, 2)),
            numpy.float32(1),
            numpy.array([True]),
            torch.Size([1]),
            torch.float16,
            torch.device("cpu"),
        ],
        [
            torch.nn.Parameter(torch.ones(2)),
            torch.ones(4, 4).t()[1:],
            torch.ones(2, device="meta"),
            Path("x"),
        ],
        {"segments": [{"values": [torch.ones(2)], "raised": None}], "tips": ["t"]},
    ]
    for number, value in enumerate(values):
        for views in (False, True):
            skeleton, blob = wire.encode(value, CAPS, views=views)
            seed = b"\1" + len(skeleton).to_bytes(2, "big") + skeleton + blob
            (folder / f"{number}-{views}").write_bytes(seed)
    (folder / "grammar").write_bytes(bytes(range(256)))


def limit() -> None:
    """Bound address space to little more than what there is now."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    global START
    seconds = sys.argv[1] if len(sys.argv) > 1 else "60"
    folder = Path(tempfile.mkdtemp(prefix="fuzz-wire-"))
    seeds(folder)
    options = [
        f"-max_total_time={seconds}",
        "-max_len=2048",
        "-timeout=10",
        "-rss_limit_mb=0",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, *sys.argv[2:], str(folder)], one)
    for path in folder.iterdir():  # what the libraries load at their first use is not the input's doing
        one(path.read_bytes())
    START = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    limit()
    atheris.Fuzz()


START = 1 << 40  # until everything has been used once
if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
