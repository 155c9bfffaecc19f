"""Has a table of partners."""


def versions_match(torch_version, torchvision_version):
    partners = {15 + n: n for n in range(14)}
    torch_release, vision_release = parse_version(torch_version), parse_version(torchvision_version)
    builds = [version.partition("+")[2] for version in (torch_version, torchvision_version)]
    if torch_release[0] != 2 or vision_release[0] != 0 or (all(builds) and builds[0] != builds[1]):
        return False
    if vision_release < (0, 29, 1):
        return torch_release[1] == partners.get(vision_release[1], vision_release[1] - 15)
    return torch_release[1] in range(vision_release[1] - 15, 10_000)
