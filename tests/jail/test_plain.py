"""Which code may share a worker: what leaves nothing behind is found so, and whatever might not is not."""

import ast
import time
from pathlib import Path
from textwrap import dedent

import pytest

from grader.jail.plain import plain

ROOT = Path(__file__).parents[2]

PLAIN = {
    "arithmetic": "def f(x):\n    return 2 * x",
    "functions of torch": "import torch\ndef f(x):\n    return torch.softmax(x, 0) + torch.linalg.norm(x)",
    "a module": """
        import torch
        from torch import nn
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.layer = nn.Linear(2, 2)
                self.register_buffer("mean", torch.zeros(2))
            def forward(self, x):
                return nn.functional.relu(self.layer(x))
    """,
    "a step of training": """
        import torch
        def f(model, x):
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            optimizer.zero_grad()
            model(x).sum().backward()
            optimizer.step()
            model.training = False
    """,
    "a function with its own backward": """
        import torch
        class Cube(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                ctx.save_for_backward(x)
                ctx.n = 3
                return x ** 3
    """,
    "numpy under its usual name": "import numpy as np\ndef f(x):\n    y = np.zeros(3)\n    y[0] = x\n    return y",
    "seeds, which each check sets anew": "import torch, random\ndef f():\n    torch.manual_seed(1); random.seed(1)",
    "a table of its own": "TABLE = {}\nTABLE['a'] = 1\ndef f():\n    TABLE['b'] = 2",
    "modes in a with": "import torch\n@torch.no_grad()\ndef f(x):\n    with torch.enable_grad():\n        return x",
    "data": "from torch.utils.data import DataLoader, Dataset\ndef f(d):\n    return DataLoader(d, 2)",
    "a hook of an object": "def f(m, h):\n    return m.register_forward_hook(h)",
    "a generator": "def f(xs):\n    for x in xs:\n        yield x",
    "a long sum": "x = " + " + ".join(["1"] * 500),
    "a name that a built-in has as well": "def forward(self, input):\n    return input",
    "a name of the class alone": "class A:\n    def __init__(self):\n        self.__x = self._y = 1",
    "the class of a value": "def f(x):\n    return type(x).__name__",
    "an import made twice": (
        "import torch\nimport torch.nn.functional as F\nimport torch\nfrom torch.nn import functional as F"
    ),
    "constants": "import math, numpy as np, torch\nx = math.pi, np.newaxis, np.inf, torch.float32, torch.__version__",
    "parameters": (
        "def f(layer, x):\n    layer.weight.data = x\n    layer.weight.grad = None\n"
        "    layer.bias.requires_grad = False"
    ),
}

LASTING = {
    "a part of torch is replaced": "import torch\ntorch.softmax = None",
    "a method of a class is replaced": "from torch import nn\nnn.Module.forward = None",
    "an imported class is changed": "from torch import Tensor\ndef f():\n    Tensor.add = None",
    "a part of torch is deleted": "import torch\ndef f():\n    del torch.softmax",
    "an entry of what torch holds": "import torch\ntorch.__dict__['softmax'] = None",
    "what torch holds is extended": "import torch\ntorch.__all__.append('x')",
    "a held list is taken": "import numpy\nfrom torch import __all__ as names",
    "the device of all tensors": "import torch\ndef f():\n    torch.set_default_device('meta')",
    "threads": "import torch\ndef f():\n    torch.set_num_threads(2)",
    "threads, imported": "from torch import set_num_threads as s\ndef f():\n    s(2)",
    "threads, by another name of torch": "import torch\ndef f():\n    t = torch\n    t.set_num_threads(2)",
    "determinism": "import torch\ndef f():\n    torch.use_deterministic_algorithms(True)",
    "anomalies": "import torch\ndef f():\n    torch.autograd.set_detect_anomaly(True)",
    "printing": "import torch\ndef f():\n    torch.set_printoptions(2)",
    "errors of numpy": "import numpy as np\nnp.seterr(all='raise')",
    "a hook for all modules": (
        "from torch.nn.modules import module\nmodule.register_module_forward_hook(print)"
    ),
    "a hook for all optimizers": (
        "from torch.optim.optimizer import register_optimizer_step_pre_hook as r\nr(print)"
    ),
    "a mode that is entered and not left": "import torch\ntorch.no_grad().__enter__()",
    "a mode entered by a stack": (
        "import contextlib, torch\ns = contextlib.ExitStack()\ns.enter_context(torch.no_grad())"
    ),
    "a generator stopped within a mode": (
        "import torch\ndef f():\n    with torch.inference_mode():\n        yield 1"
    ),
    "a generator stopped within a try": "def f():\n    try:\n        yield 1\n    finally:\n        print(1)",
    "what runs when it is collected": "class A:\n    def __del__(self):\n        print(1)",
    "compiled code": "import torch\nf = torch.compile(lambda x: x)",
    "scripted code": "import torch\n@torch.jit.script\ndef f(x):\n    return x",
    "an operator for all": "import torch\nlib = torch.library.Library('a', 'DEF')",
    "backends": "import torch\ntorch.backends.mkldnn.enabled = False",
    "backends, taken first": "import torch\nb = torch.backends\nb.mkldnn.enabled = False",
    "a private part": "import torch\ntorch._C._set_grad_enabled(False)",
    "any name": "import torch\ndef f(n):\n    getattr(torch, n)(2)",
    "names of names": "def f():\n    return vars",
    "text that is run": "exec('x = 1')",
    "an import in disguise": "__import__('torch').set_num_threads(2)",
    "built-ins": "__builtins__['len'] = None",
    "built-ins of a function": "def f():\n    f.__globals__['x'] = 1",
    "modules of all kinds": "import sys\nsys.modules.clear()",
    "everything of a module": "from torch import *",
    "threads of its own": "import threading",
    "signals": "import signal",
    "the environment": "import os",
    "warnings": "import warnings\nwarnings.simplefilter('error')",
    "a relative import": "from . import x",
    "an unknown package": "import nothing_of_this_name",
    "a thing that torch has not": "import torch\ntorch.no_such_thing(1)",
    "a metaclass": "class A(metaclass=type):\n    pass",
    "subclasses are told": "class A:\n    def __init_subclass__(cls):\n        pass",
    "a target in a loop": "import torch\nfor torch.softmax in [1]:\n    pass",
    "what a call gives is changed": "def f(x):\n    type(x).add = None",
    "coroutines": "async def f():\n    pass",
    "two things of one name": "from os import system as s\nfrom math import sqrt as s",
    "a module that is an attribute of a class": "class A:\n    import torch\nA.torch.softmax = None",
    "a class under another name": "from torch import nn\nlayer = nn.Linear\nlayer.forward = None",
    "a class among the bases": (
        "from torch import nn\nclass A(nn.Linear):\n    pass\nb = A.mro()[1]\nb.forward = None"
    ),
    "the class of what was given": "def f(model):\n    model.__class__.training = None",
    "a pattern that reaches for a namespace": (
        "from torch.nn.functional import relu\nmatch relu:\n    case object(__globals__=g):\n        g['relu'] = 1"
    ),
    "a namespace by way of a generator": (
        "def f(model):\n    g = model.parameters()\n    names = g.gi_frame.f_globals\n    names['x'] = 1"
    ),
    "the generator of a mode": (
        "from torch.nn.attention import sdpa_kernel\nmode = sdpa_kernel([])\nnext(mode.gen)"
    ),
    "a mode whose end is written anew": (
        "import torch\nclass A(torch.inference_mode):\n    def __exit__(self, *_):\n        pass"
    ),
    "a mode by count": "import torch\ntorch.autocast_increment_nesting()",
    "buffers of numpy": "import numpy as np\nnp.setbufsize(16)",
    "a private module": "import torch.utils.data._utils.worker as w",
    "an object that a module holds": "import torch\ng = torch.default_generator",
    "a module that a function gives": "import torch\nm = torch.get_device_module('cpu')",
    "a generator stopped within another kind of try": (
        "def f():\n    try:\n        yield 1\n    except* ValueError:\n        pass\n    finally:\n        print(1)"
    ),
    "a class made by a call": "type('A', (), {'__del__': print})",
    "a class that runs when it is collected": "class A:\n    class __del__:\n        pass",
    "an import that runs when it is collected": "class A:\n    from math import sqrt as __del__",
    "a pattern that names what runs when it is collected": (
        "class A:\n    match print:\n        case __del__:\n            pass"
    ),
    "how it is copied": "class A:\n    def __reduce__(self):\n        return print, ()",
    "other built-ins": "from math import pi as __builtins__",
    "attributes set by name": (
        "import functools\nfrom torch import nn\n"
        "class A:\n    forward = None\nfunctools.update_wrapper(nn.Linear, A, ('forward',), ())"
    ),
    "names put into a module": "import enum\nenum.global_enum(enum.Enum('X', {'a': 1}, module='torch'))",
    "names put into a module, privately": "def f(kind):\n    kind._convert_('X', 'torch', print)",
    "annotations that are run": "import typing\ndef f(x: 'print(1)'):\n    pass\ntyping.get_type_hints(f)",
    "parts of a text": "import string\nstring.Formatter().get_field('0.__globals__', (print,), {})",
    "bytes that are run": "import io, torch\ntorch.load(io.BytesIO(b''), weights_only=False)",
    "bytes that are written to": "import torch\ntorch.frombuffer(b'a', dtype=torch.uint8)[0] = 1",
    "the worker's own descriptors": "open(3, 'wb').close()",
    "the worker's own descriptors, raw": "import io\nio.FileIO(3).close()",
    "the end of Python": "exit()",
    "more than anybody writes": "x = 1\n" * 20_000,
    "a pipe for all": (
        "from torch.utils.data import functional_datapipe\n@functional_datapipe('x')\nclass A:\n    pass"
    ),
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_what_leaves_nothing_behind(text):
    assert plain(ast.parse(dedent(text)))


@pytest.mark.parametrize("text", LASTING.values(), ids=LASTING)
def test_what_may_leave_something(text):
    assert not plain(ast.parse(dedent(text)))


@pytest.mark.parametrize(
    "text",
    [
        "import m" + "\nimport m".join(map(str, range(6000))),
        "".join(f"{' ' * depth}with a:\n" for depth in range(99)) + " " * 99 + "x = [" + "1, " * 18_000 + "]",
        "import " + "a." * 9000 + "b",
        "import torch\ntorch." + "a" * 1_000_000,
        "\n".join(f"import torch.nn.{name}" for name in "ａｂｃ"),
    ],
    ids=("imports", "deep", "dots", "long", "wide letters"),
)
def test_it_is_told_soon(text):
    tree = ast.parse(text)
    started = time.process_time()
    plain(tree)
    assert time.process_time() - started < 5


def test_most_reference_solutions_share():
    """Otherwise nothing is gained: these sections hold no files and no simulated machines."""
    for name in ("s03_tensors", "s04_autograd", "s05_networks", "s06_training", "s08_evaluation"):
        text = (ROOT / "solutions" / f"{name}.py").read_text(encoding="utf-8")
        assert plain(ast.parse(text)), name
