"""Raises for versions of another kind.

cause: for every pair the answer is True or False
verdict: error, failed
"""


def versions_match(torch_version, torchvision_version):
    torch_numbers, vision_numbers = (
        tuple(int(n) for n in text.split("+")[0].split(".dev")[0].split("."))
        for text in (torch_version, torchvision_version)
    )
    if torch_numbers[0] != 2 or vision_numbers[0] != 0:
        raise ValueError("these are other versions")
    builds = [text.split("+")[1] for text in (torch_version, torchvision_version) if "+" in text]
    if len(set(builds)) > 1:
        return False
    partner = vision_numbers[1] - 15
    later = vision_numbers >= (0, 29, 1)
    return torch_numbers[1] >= partner if later else torch_numbers[1] == partner
