"""Hidden checks of section 7: digits from MNIST's files."""

import torch

from grader.author import cases, expect, is_tensor, nothing_raised, public_digits, task

TRAINING, TEST = 7, 5  # digits in the files that are written here
BOTH = {True: TRAINING, False: TEST}

RAISED = {
    r"Dataset not found|No such file|Error downloading|does not exist": (
        "the files were not found: is root passed on as it is? datasets.MNIST looks in root/MNIST/raw, "
        "a subclass of it in a folder of the subclass's name"
    ),
    r"pic should be PIL Image": "transform was to be given a PIL image",
    r"default_collate|can't be converted|found <class": (
        "an item is no pair of what the transform gave and an int: is the transform passed on?"
    ),
    r"not subscriptable|cannot unpack|has no len|has no attribute '__len__'": (
        "a dataset is wanted: something with a length and items by number"
    ),
}


def idx(values):
    """The bytes of an IDX file: a magic number, the sizes, the data."""
    magic = {1: 2049, 3: 2051}[values.dim()]
    head = b"".join(number.to_bytes(4, "big") for number in (magic, *values.shape))
    return head + values.to(torch.uint8).numpy().tobytes()


def drawn_digits(count):
    """Random pixels, dark enough that a small number can be added, and labels without repetition."""
    return torch.randint(200, (count, 28, 28), dtype=torch.uint8), torch.randperm(10)[:count]


def written(student, folder="digits"):
    """A root with MNIST's four files in the jail, and what is in them."""
    found = {}
    for train, prefix in ((True, "train"), (False, "t10k")):
        images, labels = found[train] = drawn_digits(BOTH[train])
        student.write(f"{folder}/MNIST/raw/{prefix}-images-idx3-ubyte", idx(images))
        student.write(f"{folder}/MNIST/raw/{prefix}-labels-idx1-ubyte", idx(labels))
    return student.path(folder), found


def to_bytes(student):
    """A transform that takes PIL images only: the bytes of an image."""
    return student.torchvision.transforms.functional.pil_to_tensor


def collated(student, dataset, count):
    """The first items of a dataset, as one batch."""
    return student.torch.utils.data.default_collate([dataset[number] for number in range(count)])


def batch(digits, count):
    images, labels = digits
    return [images[:count, None], labels[:count]]


@task("s07_data.load_digits")
@cases(train=[True, False], kind=["str", "Path"])
def test_load_digits_reads_the_files_below_root(student, reference, train, kind):
    """Item i is digit i of the files below root, through the transform, and its label."""
    folder = f"{kind}-{train}"
    root, found = written(student, folder)
    root = root.as_posix() if kind == "str" else root
    dataset = student.load_digits(root, train, to_bytes(student))
    images, labels = batch(found[train], TEST)
    expect(collated(student, dataset, TEST), raised=RAISED).like(
        lambda: [images, labels],
        unless={
            f"these are the {'test' if train else 'training'} digits: is train passed on?": lambda: batch(
                found[not train], TEST
            ),
            "image and label are swapped": lambda: [labels, images],
            "rows and columns of the images are swapped": lambda: [images.transpose(2, 3), labels],
            "the order is not that of the file": lambda: [images.flip(0), labels.flip(0)],
        },
        when={
            "labels are to be ints: a batch of them int64": lambda got: (
                got[1].dim() == 1 and got[1].dtype != torch.int64
            ),
            "the labels do not fit the images": lambda got: torch.equal(got[0], images),
        },
    )


@task("s07_data.load_digits")
@cases(train=[True, False])
def test_load_digits_has_the_length_of_the_file(student, reference, train):
    """The length is the number of digits in the files asked for."""
    root, _ = written(student, f"length-{train}")
    dataset = student.load_digits(root=root, train=train, transform=to_bytes(student))
    expect(student.instruments.length(dataset), raised=RAISED).equals(
        BOTH[train],
        unless={
            "this is the number of the other digits: is train passed on?": lambda: BOTH[not train],
            "these are training and test digits together": lambda: TRAINING + TEST,
        },
    )


@task("s07_data.load_digits")
@cases(train=[True, False])
def test_load_digits_reads_the_bundled_digits(student, reference, train):
    """The bundled digits come out as they are in their files."""
    images, labels = public_digits("train" if train else "test")
    dataset = student.load_digits(student.data_root, train, to_bytes(student))
    chosen = [0, 3, len(labels) - 1]
    items = student.torch.utils.data.default_collate([dataset[number] for number in chosen])
    expect(items, raised=RAISED).like(
        lambda: [(images[chosen] * 255).round().to(torch.uint8), labels[chosen]]
    )
    expect(student.instruments.length(dataset)).equals(len(labels))


@task("s07_data.load_digits")
def test_load_digits_transforms_when_asked(student, reference):
    """The transform runs each time that an item is asked for, and not before."""
    root, found = written(student)
    added = student.torch.tensor(3, dtype=torch.uint8)  # what the transform adds, until it is changed
    transform = student.torchvision.transforms.Compose([to_bytes(student), added.add])
    dataset = student.load_digits(root, True, transform)
    image = found[True][0][2, None]
    early = "the transform ran before the item was asked for: run it in __getitem__"
    for now, before in ((11, 3), (20, 11)):
        added.fill_(now)
        expect(dataset[2][0], raised=RAISED).equals(
            lambda now=now: image + now,
            unless={
                early: lambda: image + 3,
                "the result of the transform was kept: run it anew for each item that is asked for": (
                    lambda before=before: image + before
                ),
                "the transform was not applied": lambda: image,
            },
            when={"the transform was not applied, or gave no tensor": lambda got: not is_tensor(got)},
        )


@task("s07_data.load_digits")
def test_load_digits_refuses_a_root_without_files(student, reference):
    """Where the files are missing, RuntimeError or FileNotFoundError is raised."""
    dataset = student.load_digits(student.path("nothing"), True, to_bytes(student))
    expect(dataset).raises(
        ("RuntimeError", "FileNotFoundError"),
        when={"nothing was raised, though there are no files below this root": nothing_raised},
    )
