"""Lets the look-up fail by itself.

cause: turn it into ValueError
"""


def install_command(system, accelerator, folders):
    table = {"linux": {"cpu": 1, "cuda": 0, "rocm": 1, "xpu": 1}, "windows": {"cpu": 0, "cuda": 1, "xpu": 1}}
    needs = (table | {"macos": {"cpu": 0, "mps": 0}})[system][accelerator]
    command = "pip install torch torchvision"
    return command + (f" --index-url https://download.pytorch.org/whl/{folders[accelerator]}" if needs else "")
