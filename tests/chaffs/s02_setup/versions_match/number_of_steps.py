"""Gives how far they are apart.

cause: True or False is wanted
"""


def versions_match(torch_version, torchvision_version):
    return parse_version(torch_version)[1] - parse_version(torchvision_version)[1] + 15
