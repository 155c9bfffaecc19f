"""Does not look at the first numbers.

cause: the first numbers have to be 2 and 0
"""


def versions_match(torch_version, torchvision_version):
    torch_release, vision_release = parse_version(torch_version), parse_version(torchvision_version)
    builds = {version.partition("+")[2] for version in (torch_version, torchvision_version)} - {""}
    if len(builds) > 1:
        return False
    ahead = torch_release[1] - (vision_release[1] - 15)
    return ahead >= 0 if vision_release >= (0, 29, 1) else ahead == 0
