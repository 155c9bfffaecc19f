"""A jump to itself in machine code.

verdicts: timeout, crashed
checks: 1
bites: no: a plain grader would hang
"""
import ctypes
import mmap


def integer_zeros(rows, columns):
    page = mmap.mmap(-1, 4096, prot=7)
    page.write(b"\xeb\xfe")
    ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
