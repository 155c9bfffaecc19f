"""Takes everything from PyPI.

cause: gets PyPI's build
"""


def install_command(system, accelerator, folders):
    if system not in ("linux", "windows", "macos"):
        raise ValueError(system)
    return "pip install torch torchvision"
