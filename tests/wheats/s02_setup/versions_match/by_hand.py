"""Does without parse_version."""


def versions_match(torch_version, torchvision_version):
    def numbers(version):
        return [int(part) for part in version.partition("+")[0].split(".")[:2]]

    (torch_major, n), (vision_major, m) = numbers(torch_version), numbers(torchvision_version)
    mine, theirs = torch_version.partition("+")[2], torchvision_version.partition("+")[2]
    if (torch_major, vision_major) != (2, 0) or (mine and theirs and mine != theirs):
        return False
    if n + 15 == m:
        return True
    return n + 15 > m and parse_version(torchvision_version) >= (0, 29, 1)
