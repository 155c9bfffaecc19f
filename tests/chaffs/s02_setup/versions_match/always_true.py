"""Hopes for the best.

cause: True was answered to everything
"""


def versions_match(torch_version, torchvision_version):
    return True
