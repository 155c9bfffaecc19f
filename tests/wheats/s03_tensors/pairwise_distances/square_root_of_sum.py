"""Broadcast differences, squared and added up."""

def pairwise_distances(x, y):
    return (x.unsqueeze(1) - y.unsqueeze(0)).pow(2).sum(2).sqrt()
