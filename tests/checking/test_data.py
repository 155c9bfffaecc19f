"""The bundled digits: what is read, and how the hidden ones are disturbed."""

import gzip

import pytest
import torch

from grader.checking.data import LABELS_MAGIC, digits_files, hidden_digits, public_digits, read_idx


@pytest.mark.parametrize(("split", "count"), [("train", 5000), ("test", 1000)])
def test_public_digits_are_images_and_balanced_labels(split, count):
    images, labels = public_digits(split)
    assert images.shape == (count, 1, 28, 28)
    assert images.dtype == torch.float32
    assert (images.min().item(), images.max().item()) == (0.0, 1.0)
    assert labels.bincount().tolist() == [count // 10] * 10


def test_hidden_digits_follow_the_seed_and_stay_digits():
    plain, labels = hidden_digits(shifted=False)
    torch.manual_seed(1)
    first, same_labels = hidden_digits()
    torch.manual_seed(1)
    second, _ = hidden_digits()
    third, _ = hidden_digits()
    assert torch.equal(first, second)
    assert not torch.equal(first, third)
    assert torch.equal(labels, same_labels)
    assert first.min() >= 0
    assert first.max() <= 1
    assert first.shape == plain.shape == (1000, 1, 28, 28)


def test_each_hidden_digit_moves_by_a_pixel_at_most():
    plain, _ = hidden_digits(shifted=False)
    moved, _ = hidden_digits(noise=0.0)
    steps = [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)]
    inner = (..., slice(1, -1), slice(1, -1))
    rolled = torch.stack([plain.roll(step, dims=(2, 3))[inner] for step in steps])
    fits = (rolled == moved[inner]).flatten(2).all(2)
    assert fits.any(0).all()
    assert (fits.sum(1) > 100).all()


@pytest.mark.parametrize("data", [b"", b"\0\0\x08\x01\0\0\0\x05abc", b"\0\0\x08\x03" + bytes(12)])
def test_a_file_that_is_no_idx_of_its_kind_is_refused(tmp_path, data):
    path = tmp_path / "labels.gz"
    path.write_bytes(gzip.compress(data))
    with pytest.raises(ValueError, match="not an IDX file"):
        read_idx(path, LABELS_MAGIC)


def test_a_file_that_unpacks_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.checking.data.MAX_BYTES", 1000)
    path = tmp_path / "labels.gz"
    path.write_bytes(gzip.compress(bytes(5000)))
    with pytest.raises(ValueError, match="more than"):
        read_idx(path, LABELS_MAGIC)


def test_a_folder_of_digits_is_what_torchvision_reads(tmp_path):
    datasets = pytest.importorskip("torchvision.datasets")
    names = torch.randperm(10)
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for name, content in digits_files(names, (30, 20), names + 10).items():
        (raw / name).write_bytes(content)
    for split, count in (("train", 30), ("test", 20)):
        images, labels = public_digits(split)
        found = datasets.MNIST(tmp_path, train=split == "train")
        assert torch.equal(found.data.unsqueeze(1) / 255, images[:count])
        assert torch.equal(found.targets % 10, names[labels[:count]])
        assert bool((found.targets >= 10).all()) == (split == "test")
