"""What tells one folder with a model from another.

Flows in: a folder. Flows out: a fingerprint of its files. It does not know what model they make.
"""

import os
from hashlib import sha256
from pathlib import Path

_WHOLE_FILE = 1 << 20
_END_OF_FILE = 1 << 16
_UNREAD = frozenset({".md", ".gitattributes"})


def folder_fingerprint(folder: Path) -> str:
    """16 hexadecimal digits of the folder's files.

    Of a large file only the size and both ends are read: 91 MB would cost .1 s at every start. The end of an archive
    of arrays holds the checksum of each.
    """
    digest = sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in _UNREAD):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as file:
            if size <= _WHOLE_FILE:
                digest.update(file.read())
            else:
                digest.update(file.read(_END_OF_FILE))
                file.seek(-_END_OF_FILE, os.SEEK_END)
                digest.update(file.read())
    return digest.hexdigest()[:16]
