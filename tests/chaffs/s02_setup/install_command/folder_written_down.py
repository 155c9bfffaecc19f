"""Knows the folder for CUDA by heart.

cause: take it from folders
"""


def install_command(system, accelerator, folders):
    from_pypi = {("linux", "cuda"), ("windows", "cpu"), ("macos", "cpu"), ("macos", "mps")}
    from_folder = {("linux", "cpu"), ("linux", "rocm"), ("linux", "xpu"), ("windows", "cuda"), ("windows", "xpu")}
    command = "pip install torch torchvision"
    if (system, accelerator) in from_pypi:
        return command
    if (system, accelerator) in from_folder:
        return f"{command} --index-url https://download.pytorch.org/whl/{dict(folders, cuda='cu128')[accelerator]}"
    raise ValueError(f"there is no PyTorch for {accelerator} on {system}")
