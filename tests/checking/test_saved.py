"""Files for the student's code to read."""

import io
import pickle

import pytest
import torch

from grader.checking.saved import CODE_RAN, Hostile, from_gpu, saved

STATE = {"weight": torch.arange(6.0).reshape(2, 3), "epoch": 4}


def load(data, **options):
    return torch.load(io.BytesIO(data), **options)


def test_a_saved_file_is_read_again():
    found = load(saved(STATE), weights_only=True)
    assert torch.equal(found["weight"], STATE["weight"])
    assert found["epoch"] == 4


def test_a_file_from_a_gpu_needs_to_be_told_where_to():
    data = from_gpu(saved(STATE))
    assert torch.equal(load(data, map_location="cpu", weights_only=True)["weight"], STATE["weight"])
    if not torch.cuda.is_available():
        with pytest.raises(RuntimeError, match="CUDA device"):
            load(data, weights_only=True)


def test_a_hostile_file_is_refused_by_the_guard_and_runs_without_it(capsys):
    data = saved({**STATE, "note": Hostile()})
    with pytest.raises(pickle.UnpicklingError):
        load(data, weights_only=True)
    assert CODE_RAN not in capsys.readouterr().out
    load(data, weights_only=False)
    assert CODE_RAN in capsys.readouterr().out
