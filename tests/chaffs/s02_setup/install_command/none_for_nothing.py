"""Gives None for what there is not.

cause: None came back
"""


def install_command(system, accelerator, folders):
    from_pypi = {("linux", "cuda"), ("windows", "cpu"), ("macos", "cpu"), ("macos", "mps")}
    from_folder = {("linux", "cpu"), ("linux", "rocm"), ("linux", "xpu"), ("windows", "cuda"), ("windows", "xpu")}
    command = "pip install torch torchvision"
    if (system, accelerator) in from_pypi:
        return command
    if (system, accelerator) in from_folder:
        return f"{command} --index-url https://download.pytorch.org/whl/{folders[accelerator]}"
    return None
