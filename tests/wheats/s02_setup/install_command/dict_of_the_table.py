"""Writes the table down as it is."""


TABLE = {
    "linux": {"cpu": True, "cuda": False, "rocm": True, "xpu": True},
    "windows": {"cpu": False, "cuda": True, "xpu": True},
    "macos": {"cpu": False, "mps": False},
}


def install_command(system, accelerator, folders):
    options = TABLE.get(system, {})
    if accelerator not in options:
        raise ValueError(accelerator)
    words = ["pip", "install", "torch", "torchvision"]
    if options[accelerator]:
        words += ["--index-url", "https://download.pytorch.org/whl/" + folders[accelerator]]
    return " ".join(words)
