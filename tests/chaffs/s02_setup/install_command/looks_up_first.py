"""Looks the folder up before it knows whether it is needed.

cause: a folder was looked up that is not needed
verdict: error
"""


def install_command(system, accelerator, folders):
    folder = folders[accelerator] if system != "amiga" and accelerator else ""
    from_pypi = {("linux", "cuda"), ("windows", "cpu"), ("macos", "cpu"), ("macos", "mps")}
    from_folder = {("linux", "cpu"), ("linux", "rocm"), ("linux", "xpu"), ("windows", "cuda"), ("windows", "xpu")}
    command = "pip install torch torchvision"
    if (system, accelerator) in from_pypi:
        return command
    if (system, accelerator) in from_folder:
        return f"{command} --index-url https://download.pytorch.org/whl/{folders[accelerator]}"
    raise ValueError(f"there is no PyTorch for {accelerator} on {system}")
