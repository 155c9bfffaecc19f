"""Opens every kind of socket, and the doors that lead to the network without one.

verdicts: failed
bites: naive
quick: yes
"""
import ctypes
import socket

LIBC = ctypes.CDLL(None, use_errno=True)


def _tcp():
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.settimeout(0.2)
    found.bind(("127.0.0.1", 0))


def _call(number, *arguments):
    if LIBC.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def integer_zeros(rows, columns):
    ways = {
        "tcp": _tcp,
        "udp": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
        "tcp6": lambda: socket.socket(socket.AF_INET6, socket.SOCK_STREAM),
        "unix": lambda: socket.socket(socket.AF_UNIX),
        "pair": socket.socketpair,
        "abstract": lambda: socket.socket(socket.AF_UNIX).bind("\0attack"),
        "netlink": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
        "packet": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
        "vsock": lambda: socket.socket(socket.AF_VSOCK),
        "resolver": lambda: socket.create_connection(("127.0.0.1", 9), 0.2),
        "io_uring": lambda: _call(425, 8, ctypes.create_string_buffer(120)),
        "open_by_handle": lambda: _call(304, 0, ctypes.create_string_buffer(64), 0),
    }
    for name, way in ways.items():
        try:
            way()
            print("worked:", name)
        except OSError as problem:
            print("tried", name, problem)
