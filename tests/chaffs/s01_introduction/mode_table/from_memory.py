"""Types the table from memory.

cause: usually happens
"""


def mode_table(model, inputs):
    return {
        (mode, grad): {"random": mode == "train", "graph": grad == "grad", "buffers": mode == "train"}
        for mode in ("train", "eval")
        for grad in ("grad", "no_grad")
    }
