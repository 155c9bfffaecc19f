"""Shared by all tests of the kit."""

import signal
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent))  # `kit`, in importlib mode
torch.set_num_threads(1)

# Started in the background of a shell, this process ignores Ctrl-C, and so would every process that a test starts.
signal.signal(signal.SIGINT, signal.default_int_handler)
