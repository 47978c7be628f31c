"""The process that reads files others have made: one errand on each line in, one reply on each line out.

Flows in: path, format and name as JSON. Flows out: what the reader made of the file and the hash of its bytes, or why
it was stopped. Processor time and memory are limited here, where the operating system has such limits.

A reply is a head and, behind a tab, the `Reading`, both JSON, in which no tab and no line end stands unescaped.
"""

import gc
import json
import os
import sys
from hashlib import sha256
from pathlib import Path

from corpus.read.draft import READINGS
from corpus.read.formats import reading_of
from corpus.read.guard import MOST_CPU_S, MOST_MEMORY

# Memory that a large file took is seldom given back; a process above this says that it is done.
_ENOUGH_MEMORY_KB = 400_000


def main() -> None:
    """Serves errands until the other end closes."""
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    # A library that prints must not garble the replies.
    os.dup2(2, 1)
    _limit_memory()
    for line in sys.stdin.buffer:
        _limit_time()
        head, told = _reply(json.loads(line))
        last = _memory_kb() > _ENOUGH_MEMORY_KB
        replies.write(json.dumps({**head, "last": last}).encode() + b"\t" + told + b"\n")


def _reply(errand: dict[str, str]) -> tuple[dict[str, str], bytes]:
    name = errand["name"]
    try:
        data = Path(errand["path"]).read_bytes()
        told = READINGS.dump_json(reading_of(data, errand["suffix"], name))
        return {"stopped": "", "sha256": sha256(data).hexdigest()}, told
    except MemoryError:
        gc.collect()
        sentence = f"{name} krever mer enn {MOST_MEMORY // 1_000_000_000} GB minne å lese. Del filen opp."
    except RecursionError:
        sentence = f"{name} har deler inni hverandre i for mange lag. Lagre dokumentet på nytt som ren tekst."
    except OSError as error:
        sentence = f"{name} kan ikke åpnes ({error.strerror}). Kontroller at du har lesetilgang."
    except Exception as error:
        # Libraries for these formats fail in as many ways as files can be wrong.
        sentence = (
            f"{name} er skadet eller ikke laget som formatet krever ({type(error).__name__}). Åpne filen i programmet "
            "den kommer fra, og lagre den på nytt."
        )
    return {"stopped": sentence}, b""


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time() -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + MOST_CPU_S + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def _memory_kb() -> int:
    """What the process takes now. The greatest it took is no measure: Linux lets that begin at what its parent had."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


if __name__ == "__main__":
    main()
