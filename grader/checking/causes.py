"""What PyTorch's own complaints mean, in plain words."""

import re

__all__ = ["known_cause"]

_KNOWN = {
    r"leaf Variable that requires grad is being used in an in-place operation": (
        "a leaf that requires grad was changed in place while the graph was recorded: update it under torch.no_grad()"
    ),
    r"backward through the graph a second time": (
        "backward ran twice through one graph: build the graph anew, or keep it with retain_graph=True"
    ),
    r"grad can be implicitly created only for scalar outputs": (
        "backward needs a scalar: reduce the output, or say which vector to multiply with (gradient=…)"
    ),
    r"does not require grad and does not have a grad_fn": (
        "the graph is broken: the value that backward starts from does not depend on anything that requires grad"
    ),
    r"modified by an inplace operation": (
        "a tensor that backward still needs was changed in place between forward and backward"
    ),
    r"Inference tensors cannot be saved for backward|Inplace update to inference tensor": (
        "a tensor made under torch.inference_mode() was used in training: make it under no_grad, or clone it"
    ),
    r"nly Tensors of floating point (and complex )?dtype can require gradients": (
        "integers cannot require gradients: convert to a floating dtype first"
    ),
    r"Can't call numpy\(\) on Tensor that requires grad": (
        "numpy() does not leave the graph by itself: detach() the tensor first"
    ),
    r"Boolean value of Tensor with more than one value is ambiguous": (
        "Python's if, and, or, not were used on a whole tensor: combine elementwise with &, |, ~ or torch.where"
    ),
    r"mat1 and mat2 shapes cannot be multiplied": "the shapes do not fit: is the input flattened to (batch, features)?",
    r"The size of tensor a .* must match the size of tensor b": "the shapes do not broadcast against each other",
    r"mean\(\): could not infer output dtype|Input dtype must be either a floating point": (
        "mean() needs floating numbers: convert integers first"
    ),
    r"view size is not compatible with input tensor's size and stride": (
        "view() needs contiguous memory: use reshape(), which copies where it must"
    ),
    r"result type Float can't be cast to": "an in-place operation cannot change the tensor's dtype: convert first",
    r"expected scalar type|to have the same dtype|must have the same dtype": "two tensors of different dtypes meet",
    r"No module named '(onnx|onnxscript|onnxruntime)\b": (
        "this installation lacks what exports and runs ONNX: run `pip install onnx onnxruntime onnxscript`"
    ),
    r"too many indices for tensor|Dimension out of range": "the tensor has fewer dimensions than the code uses",
}


def known_cause(kind: str, message: str) -> str:
    """The cause of a well-known exception, or an empty string."""
    text = f"{kind}: {message}"
    return next((cause for pattern, cause in _KNOWN.items() if re.search(pattern, text)), "")
