"""The bundled digits, read from the checkout: public ones for training, hidden ones for grading."""

import gzip
from pathlib import Path

import torch

__all__ = ["digits_files", "hidden_digits", "public_digits"]

Digits = tuple[torch.Tensor, torch.Tensor]
Files = dict[str, bytes]

CHECKOUT = Path(__file__).resolve().parents[2]
PUBLIC = CHECKOUT / "exercises" / "data" / "MNIST" / "raw"
HIDDEN = CHECKOUT / "grader" / "hidden" / "data"

IMAGES_MAGIC, LABELS_MAGIC = 2051, 2049
MAX_BYTES = 64 * 2**20  # the whole of MNIST is 47 MB


def public_digits(split: str) -> Digits:
    """The digits that students have: images N×1×28×28 in [0, 1] and labels; `split` is "train" or "test"."""
    prefix = {"train": "train", "test": "t10k"}[split]
    return _digits(PUBLIC, prefix)


def digits_files(names: torch.Tensor, counts: tuple[int, int], tested: torch.Tensor | None = None) -> Files:
    """The files of a folder of MNIST with so many of the public digits for training and for testing.

    Digit `d` is class `names[d]` there; among the test digits class `tested[d]`, if that is given.
    """
    files = {}
    numbered = (names, names if tested is None else tested)
    for prefix, split, count, by in zip(("train", "t10k"), ("train", "test"), counts, numbered, strict=True):
        images, labels = public_digits(split)
        files[f"{prefix}-images-idx3-ubyte"] = _idx((images[:count, 0] * 255).round())
        files[f"{prefix}-labels-idx1-ubyte"] = _idx(by[labels[:count]])
    return files


def hidden_digits(*, shifted: bool = True, pixels: int = 1, noise: float = 0.05) -> Digits:
    """The thousand digits that only the grader has.

    They come from a public data set, so each takes up to `pixels` steps up, down, left or right and
    gets slight noise, drawn from the check's own seed: a table of known answers is worth nothing.
    """
    images, labels = _digits(HIDDEN, "hidden")
    return (_disturb(images, pixels, noise), labels) if shifted else (images, labels)


def _disturb(images: torch.Tensor, pixels: int, noise: float) -> torch.Tensor:
    """Each image moved by a draw of its own, with uniform noise, kept in [0, 1]."""
    reach = range(-pixels, pixels + 1)
    moves = [(dy, dx) for dy in reach for dx in reach if abs(dy) + abs(dx) <= pixels]
    drawn = torch.randint(len(moves), (len(images),))
    moved = torch.empty_like(images)
    for number, move in enumerate(moves):
        moved[drawn == number] = _move(images[drawn == number], *move)
    return (moved + noise * (2 * torch.rand_like(moved) - 1)).clamp(0, 1)


def _move(images: torch.Tensor, dy: int, dx: int) -> torch.Tensor:
    """All images `dy` pixels down and `dx` to the right; what leaves is lost, what enters is black."""
    return torch.nn.functional.pad(images, (dx, -dx, dy, -dy))


def _digits(folder: Path, prefix: str) -> Digits:
    """Images and labels of one IDX pair, which must hold equally many."""
    images = read_idx(folder / f"{prefix}-images-idx3-ubyte.gz", IMAGES_MAGIC)
    labels = read_idx(folder / f"{prefix}-labels-idx1-ubyte.gz", LABELS_MAGIC)
    if len(images) != len(labels):
        raise ValueError(f"{folder / prefix}: {len(images)} images but {len(labels)} labels")
    return images.unsqueeze(1).float() / 255, labels.long()


def read_idx(path: Path, magic: int) -> torch.Tensor:
    """One gzip IDX file of bytes as a uint8 tensor; the magic number's low byte counts its dimensions."""
    with gzip.open(path) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"{path}: more than {MAX_BYTES} bytes unpacked")
    dims = magic & 0xFF
    start = 4 * (1 + dims)
    found, *shape = (int.from_bytes(data[at : at + 4], "big") for at in range(0, start, 4))
    if found != magic or len(data) - start != torch.Size(shape).numel():
        raise ValueError(f"{path}: not an IDX file of magic {magic} with {'×'.join(map(str, shape))} bytes")
    return torch.frombuffer(bytearray(data[start:]), dtype=torch.uint8).reshape(shape)


def _idx(tensor: torch.Tensor) -> bytes:
    """What `read_idx` reads: a magic number, the sizes, then bytes."""
    head = (2048 + tensor.dim(), *tensor.shape)
    return b"".join(n.to_bytes(4, "big") for n in head) + tensor.to(torch.uint8).numpy().tobytes()
