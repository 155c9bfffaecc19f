"""Tells the pairs apart by patterns."""


def install_command(system, accelerator, folders):
    match system, accelerator:
        case ("linux", "cuda") | ("windows", "cpu") | ("macos", "cpu" | "mps"):
            return "pip install torch torchvision"
        case ("linux", "cpu" | "rocm" | "xpu") | ("windows", "cuda" | "xpu"):
            index = f"https://download.pytorch.org/whl/{folders[accelerator]}"
            return f"pip install torch torchvision --index-url {index}"
    raise ValueError(f"{accelerator} on {system}")
