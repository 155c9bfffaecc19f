"""Makes system calls by the 32-bit and the x32 interface, whose numbers a filter may not know.

verdicts: crashed, failed
shows: not allowed here
bites: no: unsafe without a wall
"""
import ctypes
import mmap


def integer_zeros(rows, columns):
    # fork by int 0x80: number 2; and getpid by the x32 interface: 39 + 0x40000000
    for code in (b"\xb8\x02\x00\x00\x00\xcd\x80\xc3", b"\xb8\x27\x00\x00\x40\x0f\x05\xc3"):
        page = mmap.mmap(-1, 4096, prot=7)
        page.write(code)
        result = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))()
        print("worked: foreign call gave", result)
