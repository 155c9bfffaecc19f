"""Numbers of the system calls that the filter knows, for the two architectures that it speaks.

A call that an architecture does not have is marked `-`. The tests compare the table with libseccomp's.
"""

__all__ = ["numbers"]

_TABLE = """
# Programs and processes
execve 59 221; execveat 322 281; fork 57 -; vfork 58 -; clone 56 220; clone3 435 435; unshare 272 97
setns 308 268
# Other processes
kill 62 129; tkill 200 130; tgkill 234 131; rt_sigqueueinfo 129 138; rt_tgsigqueueinfo 297 240
pidfd_open 434 434; pidfd_send_signal 424 424; pidfd_getfd 438 438; ptrace 101 117; kcmp 312 272
process_vm_readv 310 270; process_vm_writev 311 271; process_madvise 440 440; process_mrelease 448 448
migrate_pages 256 238; move_pages 279 239
# The network
socket 41 198; socketpair 53 199; connect 42 203; bind 49 200; listen 50 201; accept 43 202
accept4 288 242; sendto 44 206; sendmsg 46 211; sendmmsg 307 269
# Memory that no limit counts, shared memory, queues
memfd_create 319 279; memfd_secret 447 447; shmget 29 194; shmat 30 196; shmctl 31 195; shmdt 67 197
semget 64 190; semop 65 193; semtimedop 220 192; semctl 66 191; msgget 68 186; msgsnd 69 189
msgrcv 70 188; msgctl 71 187; mq_open 240 180; mq_unlink 241 181; mq_timedsend 242 182
mq_timedreceive 243 183; mq_notify 244 184; mq_getsetattr 245 185
# Attributes of files
chmod 90 -; fchmod 91 52; fchmodat 268 53; fchmodat2 452 452; chown 92 -; lchown 94 -; fchown 93 55
fchownat 260 54; setxattr 188 5; lsetxattr 189 6; fsetxattr 190 7; removexattr 197 14
lremovexattr 198 15; fremovexattr 199 16; utime 132 -; utimes 235 -; utimensat 280 88; futimesat 261 -
truncate 76 45; mknod 133 -; mknodat 259 33
# File systems
mount 165 40; umount2 166 39; pivot_root 155 41; chroot 161 51; move_mount 429 429; open_tree 428 428
fsopen 430 430; fsconfig 431 431; fsmount 432 432; fspick 433 433; mount_setattr 442 442
name_to_handle_at 303 264; open_by_handle_at 304 265; quotactl 179 60; quotactl_fd 443 443
swapon 167 224; swapoff 168 225; fanotify_init 300 262; fanotify_mark 301 263; inotify_init 253 -
inotify_init1 294 26; inotify_add_watch 254 27
# Users and limits
setuid 105 146; setgid 106 144; setreuid 113 145; setregid 114 143; setresuid 117 147; setresgid 119 149
setfsuid 122 151; setfsgid 123 152; setgroups 116 159; capset 126 91; setrlimit 160 164
prlimit64 302 261; prctl 157 167; fcntl 72 25; ioctl 16 29; setpriority 141 140
sched_setscheduler 144 119; sched_setparam 142 118; sched_setattr 314 274; ioprio_set 251 30
# Doors into the kernel
io_uring_setup 425 425; io_uring_enter 426 426; io_uring_register 427 427; keyctl 250 219
add_key 248 217; request_key 249 218; bpf 321 280; perf_event_open 298 241; userfaultfd 323 282
seccomp 317 277; reboot 169 142; kexec_load 246 104; kexec_file_load 320 294; init_module 175 105
finit_module 313 273; delete_module 176 106; syslog 103 116; acct 163 89; settimeofday 164 170
clock_settime 227 112; adjtimex 159 171; clock_adjtime 305 266; sethostname 170 161
setdomainname 171 162; iopl 172 -; ioperm 173 -; modify_ldt 154 -; personality 135 92; vhangup 153 58
lookup_dcookie 212 18; nfsservctl 180 42; _sysctl 156 -; uselib 134 -; ustat 136 -; sysfs 139 -
"""

_COLUMNS = {"x86_64": 1, "aarch64": 2}


def numbers(machine: str) -> dict[str, int]:
    """Name and number of every call in the table that `machine` has; none for a machine not known here."""
    column = _COLUMNS.get(machine)
    if column is None:
        return {}
    lines = [line for line in _TABLE.splitlines() if line and not line.startswith("#")]
    entries = [entry.split() for line in lines for entry in line.split(";")]
    return {entry[0]: int(entry[column]) for entry in entries if entry[column] != "-"}
