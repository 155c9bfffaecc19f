"""Written beside the folder, and put in its place when all is well."""

import shutil


def deploy(model, example, folder):
    stage = folder.with_name(folder.name + ".new")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    export_onnx(model, example, stage / "model.onnx")
    difference = max_difference(model, lambda x: onnx_predict(stage / "model.onnx", x), [example, example[:1]])
    if not difference <= 1e-4:
        raise RuntimeError(f"off by {difference}")
    shutil.rmtree(folder, ignore_errors=True)
    stage.rename(folder)
    return difference
