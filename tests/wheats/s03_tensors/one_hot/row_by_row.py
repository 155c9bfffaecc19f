"""Row by row, counted by Python."""

import torch


def one_hot(labels, classes):
    numbers = labels.flatten().tolist()
    table = torch.zeros(len(numbers), classes)
    for row, number in zip(table, numbers):
        if number not in range(classes):
            raise ValueError(number)
        row[number] += 1
    return table.reshape(*labels.shape, classes)
