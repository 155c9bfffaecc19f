"""Does nothing, and has the recording optimizer and modules say that all was done.

task: s06_training.train_step
verdicts: failed, error
checks: 9
bites: no: no other grader has instruments
"""
import torch


def train_step(*args, **options):
    from grader.jail import instruments

    log = property(lambda self: ["zero_grad", "step"], lambda self, value: None)
    instruments.RecordingOptimizer.log = log
    instruments.counted.calls = property(lambda self: 1, lambda self, value: None)
    return torch.tensor(0.1)
