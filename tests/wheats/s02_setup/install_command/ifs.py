"""Asks step by step."""


def install_command(system, accelerator, folders):
    command = "pip install torch torchvision"
    known = {"linux": "cpu cuda rocm xpu", "windows": "cpu cuda xpu", "macos": "cpu mps"}
    if not accelerator or accelerator not in known.get(system, "").split():
        raise ValueError("not to be had")
    default = {"linux": "cuda", "windows": "cpu"}.get(system, accelerator)
    if accelerator == default:
        return command
    return command + " --index-url https://download.pytorch.org/whl/" + folders[accelerator]
