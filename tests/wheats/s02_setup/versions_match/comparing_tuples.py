"""Compares with the partner as a tuple."""


def versions_match(torch_version, torchvision_version):
    partner = (2, parse_version(torchvision_version)[1] - 15)
    found = parse_version(torch_version)[:2]
    later = parse_version(torchvision_version) > (0, 29, 0)
    locals_ = [version.split("+")[1] for version in (torch_version, torchvision_version) if "+" in version]
    return bool(
        parse_version(torchvision_version)[0] == 0
        and found[0] == 2
        and len(set(locals_)) < 2
        and (found == partner or (later and found > partner))
    )
