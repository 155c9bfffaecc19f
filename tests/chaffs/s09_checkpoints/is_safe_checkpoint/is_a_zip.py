"""Looks whether it is a zip file.

cause: none
The old format is the first that is told, and which of several it is depends on the order of the files.
"""

import os
import zipfile


def is_safe_checkpoint(path):
    os.stat(path)
    return zipfile.is_zipfile(path)
