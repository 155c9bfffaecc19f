"""Compares the addresses of the whole storages."""

import torch


def sharing_table(constructors, source):
    def home(value):
        return torch.as_tensor(value).untyped_storage().data_ptr()

    return {name: home(construct(source)) == home(source) for name, construct in constructors.items()}
