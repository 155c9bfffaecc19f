"""Puts the option in front of the packages.

cause: stand behind the packages
"""

TABLE = {
    "linux": {"cpu": True, "cuda": False, "rocm": True, "xpu": True},
    "windows": {"cpu": False, "cuda": True, "xpu": True},
    "macos": {"cpu": False, "mps": False},
}


def install_command(system, accelerator, folders):
    if accelerator not in TABLE.get(system, {}):
        raise ValueError("there is no such build")
    if not TABLE[system][accelerator]:
        return "pip install torch torchvision"
    index = f"https://download.pytorch.org/whl/{folders[accelerator]}"
    return f"pip install --index-url {index} torch torchvision"
