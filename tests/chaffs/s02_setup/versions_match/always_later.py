"""Lets a later torch in from the beginning.

cause: only the partner will do
"""


def versions_match(torch_version, torchvision_version):
    torch_release, vision_release = parse_version(torch_version), parse_version(torchvision_version)
    builds = {version.partition("+")[2] for version in (torch_version, torchvision_version)} - {""}
    if torch_release[0] != 2 or vision_release[0] != 0 or len(builds) > 1:
        return False
    ahead = torch_release[1] - (vision_release[1] - 15)
    return ahead >= 0
