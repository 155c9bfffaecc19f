# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # 2. Setting up
# PyTorch is three packages, of which this course uses the first two: `torch` itself, `torchvision` for images,
# `torchaudio` for sound. The tutorial installs all of them with one line:
#
# ```sh
# pip install torch torchvision torchaudio
# ```
#
# What has changed since: the command on the [install page](https://pytorch.org/get-started/locally/) now leaves
# `torchaudio` out, and which *build* of PyTorch pip brings depends on the machine. One and the same version is built
# for the CPU alone, for several releases of CUDA, for ROCm (AMD), for XPU (Intel); macOS has one build that knows the CPU
# and Apple's GPU (`mps`). Install into an environment of its own, so that one project does not change what another needs:
#
# ```sh
# python -m venv .venv && . .venv/bin/activate        # on Windows: .venv\Scripts\activate
# pip install torch torchvision
# python -c "import torch; print(torch.__version__, torch.accelerator.is_available())"
# ```
#
# A setup that works is told by a program, not by memory. This section writes such a program, in five small parts. Each
# task is graded by itself, with helper functions that you add; of your other answers `versions_match` may call
# `parse_version`. No task needs the network or starts another program.

# %%
import importlib
import importlib.metadata
import platform
import random
import re

import numpy
import torch

# %% [markdown]
# ## What is there?
# The first question to whoever reports a bug is: which versions, on which machine? A report must not fail where
# something is missing, for that is when it is needed. So it asks instead of assuming:
#
# ```python
# importlib.metadata.version("torchvision")      # '0.24.1', or PackageNotFoundError where it is not installed
# import torchvision; torchvision.__version__    # '0.24.1+cu128', or ModuleNotFoundError
# ```
#
# And what a PyTorch was *built for* is not what can be *used now*: a CUDA build on a laptop without a driver runs on the
# CPU. `torch.version.cuda` and `torch.accelerator.current_accelerator()` answer the first question,
# `torch.accelerator.is_available()`, `torch.cuda.is_available()` and their like the second.


# %%
def environment_report() -> dict[str, str | None]:
    """Tell the versions that are in use here, and the accelerator.

    - The result is a dict with just these keys. The values are strings, or None:
      - `"python"`: the version of Python, three numbers such as `"3.12.4"`;
      - `"torch"`, `"torchvision"`, `"torchaudio"`: the version of the package, as its `__version__` or
        `importlib.metadata.version` gives it, or None where it is not installed (`torch` always is);
      - `"accelerator"`: the kind of accelerator that can be used now, `"cuda"`, `"mps"` or `"xpu"`, without a number; or
        None where there is none, whatever PyTorch was built for.
    - The grader simulates machines with and without the packages and accelerators. Import `torchvision` and `torchaudio`
      inside the function, if at all, and ask about accelerators by PyTorch's functions: no tensor can be made there.

    >>> report = environment_report()
    >>> sorted(report)
    ['accelerator', 'python', 'torch', 'torchaudio', 'torchvision']
    >>> report["python"].startswith("3."), report["torch"].startswith("2.")
    (True, True)
    """
    ### BEGIN SOLUTION
    report: dict[str, str | None] = {"python": platform.python_version()}
    for name in ("torch", "torchvision", "torchaudio"):
        try:
            report[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            report[name] = None
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    report["accelerator"] = None if accelerator is None else accelerator.type
    return report
    ### END SOLUTION


# %% [markdown] hints="environment_report"
# - Three of the five can be missing. What does Python raise where a package is not there?
# - `try: … = importlib.metadata.version(name)`, `except importlib.metadata.PackageNotFoundError: … = None`; or import
#   within `try` and catch `ImportError`. `platform.python_version()` is the version of Python.
# - `torch.accelerator.current_accelerator(check_available=True)` gives a device, whose `type` is the string, or None.

# %% [markdown]
# ## Which build?
# Without further options pip takes packages from PyPI, which has one build a platform. Others lie on PyTorch's own index, in
# a folder each: `cpu`, `cu130`, `rocm7.2`, `xpu` … Which folders there are changes with every release, and the
# page has the last word; which machine needs which hardly changes:
#
# |         | cpu    | cuda   | rocm   | xpu    | mps    |
# |---------|--------|--------|--------|--------|--------|
# | linux   | folder | PyPI   | folder | folder | –      |
# | windows | PyPI   | folder | –      | folder | –      |
# | macos   | PyPI   | –      | –      | –      | PyPI   |
#
# The two that surprise: on Linux, PyPI's build is the large one for CUDA; on Windows it is the one for the CPU, so that
# whoever forgets the option has a GPU that does nothing.


# %%
def install_command(system: str, accelerator: str, folders: dict[str, str]) -> str:
    """Write the line that installs `torch` and `torchvision` for a machine.

    - `system` is `"linux"`, `"windows"` or `"macos"`; `accelerator` is `"cpu"`, `"cuda"`, `"rocm"`, `"xpu"` or `"mps"`.
      `folders` gives for an accelerator the name of its folder, as the install page has it today.
    - Where the table above says PyPI, the result is `"pip install torch torchvision"`.
    - Where it says folder, the result is that, a space, and `--index-url https://download.pytorch.org/whl/` with the
      accelerator's folder right behind.
    - Where it has a dash, and for any other system or accelerator, ValueError is raised.

    >>> install_command("macos", "mps", {})
    'pip install torch torchvision'
    >>> install_command("linux", "cpu", {"cpu": "cpu", "rocm": "rocm7.2"})
    'pip install torch torchvision --index-url https://download.pytorch.org/whl/cpu'
    >>> install_command("macos", "cuda", {"cuda": "cu130"})
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    ### BEGIN SOLUTION
    from_pypi = {("linux", "cuda"), ("windows", "cpu"), ("macos", "cpu"), ("macos", "mps")}
    from_folder = {
        ("linux", "cpu"),
        ("linux", "rocm"),
        ("linux", "xpu"),
        ("windows", "cuda"),
        ("windows", "xpu"),
    }
    command = "pip install torch torchvision"
    if (system, accelerator) in from_pypi:
        return command
    if (system, accelerator) in from_folder:
        return f"{command} --index-url https://download.pytorch.org/whl/{folders[accelerator]}"
    raise ValueError(f"there is no PyTorch for {accelerator} on {system}")
    ### END SOLUTION


# %% [markdown] hints="install_command"
# - The table has fifteen fields and three kinds of content. A set of pairs, or a dict, holds it better than many `if`s.
# - Decide first whether the pair is in the table at all; then whether the option is needed.
# - `f"pip install torch torchvision --index-url https://download.pytorch.org/whl/{folders[accelerator]}"` for the five
#   pairs that need a folder; `raise ValueError(...)` for what is in no set.

# %% [markdown]
# ## Comparing versions
# Versions are compared number by number. As strings they are compared letter by letter, and that went wrong on the day
# 2.10 came out:
#
# ```python
# "2.10" > "2.9"              # False: "1" comes before "9"
# (2, 10, 0) > (2, 9, 0)      # True: tuples of numbers compare as versions do
# ```
#
# A full version says more than numbers: `2.10.0rc1` is a candidate for release, `2.11.0.dev20260105` one night's build,
# and behind a plus stands the *local part*, which tells the build: `2.9.1+cu128`, `2.9.1+cpu`, `2.9.1+rocm6.4`.


# %%
def parse_version(text: str) -> tuple[int, int, int]:
    """Take the three release numbers from a version.

    - The text begins with one, two or three whole numbers with dots between them. They are returned as a tuple of three
      ints; numbers that are not there count as 0.
    - What follows is left out: a marker such as `rc1`, `a0`, `.dev20260105` or `.post1`, and the local part, in which there
      may be numbers and dots as well.
    - A text that does not begin with a digit raises ValueError.

    >>> parse_version("2.9.1+cu128")
    (2, 9, 1)
    >>> parse_version("2.10") > parse_version("2.9.1")
    True
    >>> parse_version("2.11.0.dev20260105+rocm7.2")
    (2, 11, 0)
    >>> parse_version("main")
    Traceback (most recent call last):
        ...
    ValueError: ...
    """
    ### BEGIN SOLUTION
    found = re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)
    if found is None:
        raise ValueError(f"{text!r} does not begin with a number")
    major, minor, patch = (int(number or 0) for number in found.groups())
    return major, minor, patch
    ### END SOLUTION


# %% [markdown] hints="parse_version"
# - `int("0+cu128")` and `int("0rc1")` raise. Which part of the text do you want at all?
# - A regular expression says it in one line: digits, perhaps a dot and digits, perhaps once more. Use `re.match`, which
#   looks only at the beginning.
# - `re.match(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", text)` gives None, or `groups()` of three strings, some of them None.

# %% [markdown]
# ## Do they belong together?
# `torchvision` holds compiled code that calls into `torch`. A pair that does not fit fails at import, or later with a
# message about a missing symbol. The numbers run side by side: torchvision 0.*M* was made for torch 2.(*M* - 15).
#
# | torch       | 2.0  | 2.1  | … | 2.9  | 2.10 | … | 2.13 | 2.14 |
# |-------------|------|------|---|------|------|---|------|------|
# | torchvision | 0.15 | 0.16 | … | 0.24 | 0.25 | … | 0.28 | 0.29 |
#
# For years each needed exactly its partner. torchvision 0.29.1 is the first that asks for torch 2.14 *or later*: its
# compiled part calls only what PyTorch promises to keep (the *stable ABI*).


# %%
def versions_match(torch_version: str, torchvision_version: str) -> bool:
    """Tell whether a torch and a torchvision belong together.

    - Up to and without torchvision 0.29.1: torchvision 0.M belongs to torch 2.N if N is M - 15.
    - From torchvision 0.29.1 on: if N is M - 15 or more.
    - But for that one limit the third numbers, and markers such as `rc1`, play no part.
    - Two builds do not mix: where both versions have a local part (behind the plus) and these differ, they do not belong
      together. Where one of them has none, it plays no part.
    - The answer for a torch that is not 2.N, or a torchvision that is not 0.M, is False.
    - The result is True or False. Both texts are versions as in `parse_version`, which you may call.

    >>> versions_match("2.9.1+cu128", "0.24.1+cu128"), versions_match("2.9.1", "0.25.0")
    (True, False)
    >>> versions_match("2.10.0", "0.25.0+cpu"), versions_match("2.10.0+cu128", "0.25.0+cpu")
    (True, False)
    >>> versions_match("2.15.0", "0.29.2"), versions_match("2.15.0", "0.29.0")
    (True, False)
    """
    ### BEGIN SOLUTION
    torch_release, vision_release = parse_version(torch_version), parse_version(torchvision_version)
    builds = {version.partition("+")[2] for version in (torch_version, torchvision_version)} - {""}
    if torch_release[0] != 2 or vision_release[0] != 0 or len(builds) > 1:
        return False
    ahead = torch_release[1] - (vision_release[1] - 15)
    return ahead >= 0 if vision_release >= (0, 29, 1) else ahead == 0
    ### END SOLUTION


# %% [markdown] hints="versions_match"
# - Take both apart with `parse_version` first; then everything is arithmetic and comparisons of tuples.
# - `version.partition("+")[2]` is the local part, or an empty string. `parse_version(…) >= (0, 29, 1)` is the limit.
# - With `ahead = N - (M - 15)`: from the limit on `ahead >= 0`, below it `ahead == 0`; and before that the three reasons
#   for False.

# %% [markdown]
# ## The same numbers again
# Weights, batches and dropout are drawn at random, from generators that a *seed* sets to a known state. There are three of
# them in an ordinary program, and no one knows of the others: Python's `random`, NumPy's global one, and PyTorch's, where
# `torch.manual_seed` sets those of the CPU and of all accelerators. The same seed gives the same numbers only on the same
# versions and the same kind of device: note those, too. That is what the report is for.


# %%
def seed_everything(seed: int) -> None:
    """Set the three global random generators: Python's, NumPy's and PyTorch's.

    - `seed` is a whole number, at least 0 and less than 2 ** 32.
    - Afterwards `random`, the functions of `numpy.random` and those of `torch` give the numbers that they give after
      `random.seed(seed)`, `numpy.random.seed(seed)` and `torch.manual_seed(seed)`, whatever was drawn before.

    >>> seed_everything(5)
    >>> first = random.random(), numpy.random.rand(), torch.rand(2).tolist()
    >>> seed_everything(5)
    >>> first == (random.random(), numpy.random.rand(), torch.rand(2).tolist())
    True
    """
    ### BEGIN SOLUTION
    random.seed(seed)
    numpy.random.seed(seed)
    torch.manual_seed(seed)
    ### END SOLUTION


# %% [markdown] hints="seed_everything"
# - Three libraries, one line each.
# - A generator that you make yourself (`numpy.random.default_rng`, `torch.Generator`) leaves the global one as it is.
# - `random.seed(seed)`, `numpy.random.seed(seed)`, `torch.manual_seed(seed)`.
