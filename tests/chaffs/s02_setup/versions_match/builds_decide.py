"""Is satisfied where the builds are the same.

cause: the numbers still have to fit
"""


def versions_match(torch_version, torchvision_version):
    torch_release, vision_release = parse_version(torch_version), parse_version(torchvision_version)
    builds = {version.partition("+")[2] for version in (torch_version, torchvision_version)} - {""}
    if torch_release[0] != 2 or vision_release[0] != 0 or len(builds) > 1:
        return False
    if len(builds) == 1 and torch_version.count("+") == torchvision_version.count("+"):
        return True
    ahead = torch_release[1] - (vision_release[1] - 15)
    return ahead >= 0 if vision_release >= (0, 29, 1) else ahead == 0
