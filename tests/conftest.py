"""Shared by all tests of the kit."""

import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent))  # `kit`, in importlib mode
torch.set_num_threads(1)
