"""PostgreSQL refuses to run as root: run it as somebody who owns nothing else."""

import ctypes
import os
import pwd
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534
PR_SET_SECUREBITS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 28, 47, 2
NO_SETUID_FIXUP = 1 << 2  # else access(2), which PostgreSQL asks, would ignore the capability
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Sets(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


def owner_for(folder: Path) -> pwd.struct_passwd | None:
    """Who must run PostgreSQL on `folder`: None means we ourselves, who are not root."""
    if os.geteuid() != 0:
        return None
    owner = folder.stat().st_uid if folder.exists() else 0
    try:
        return pwd.getpwuid(owner or NOBODY)
    except KeyError:
        return pwd.getpwnam("nobody")


def give(folder: Path, owner: pwd.struct_passwd | None) -> None:
    """Hand a file or folder to the one who runs PostgreSQL."""
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)


def becoming(owner: pwd.struct_passwd | None) -> Callable[[], None] | None:
    """What a child calls before exec to become `owner`; None when nothing has to change.

    It keeps one capability, to pass folders that only root may enter: a checkout below /root
    works, and no permission of a folder of the machine is changed. Where the kernel does not
    grant it, the checkout has to lie where others can enter.
    """
    if owner is None:
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    header = _Header(CAPABILITY_VERSION_3, 0)
    bit = 1 << CAP_DAC_OVERRIDE
    sets = (_Sets * 2)(_Sets(bit, bit, bit), _Sets(0, 0, 0))
    linux = hasattr(libc, "prctl") and hasattr(libc, "capset")

    def become() -> None:
        if linux:
            libc.prctl(PR_SET_SECUREBITS, NO_SETUID_FIXUP, 0, 0, 0)
        os.setgroups([])
        os.setgid(owner.pw_gid)
        os.setuid(owner.pw_uid)
        if linux:
            libc.capset(ctypes.byref(header), ctypes.byref(sets))
            libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)

    return become
