"""The folder is emptied before."""

import functools
import math
import shutil

import torch


def deploy(model, example, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    target = folder.joinpath("model.onnx")
    export_onnx(model, example, target)
    difference = max_difference(model, functools.partial(onnx_predict, target), (example, example[0:1]))
    if math.isnan(difference) or difference > 1e-4:
        raise RuntimeError(f"off by {difference}")
    return difference
