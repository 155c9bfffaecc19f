"""Compares strings.

cause: none: what strings give depends on how they are cut
"""


def versions_match(torch_version, torchvision_version):
    n = torch_version.split(".")[1]
    m = str(int(torchvision_version.split(".")[1]) - 15)
    if torch_version[0] != "2" or torchvision_version[0] != "0":
        return False
    builds = {version.partition("+")[2] for version in (torch_version, torchvision_version)} - {""}
    if len(builds) > 1:
        return False
    return n >= m if torchvision_version >= "0.29.1" else n == m
