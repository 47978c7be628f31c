"""A Chroma server of the tests' own: `chroma run` on a free port of this machine."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from index.server import Address, away


class Server:
    """`chroma run` on a free port of this machine, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(self._folder)]
        environment = {"PATH": os.environ["PATH"], "HOME": str(self._folder), "ANONYMIZED_TELEMETRY": "False"}
        self._process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(self._port)],
            env=environment,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for _ in range(600):
            if away(Address.of(self.url)) is None:
                return
            time.sleep(0.1)
        raise TimeoutError(self.url)

    def kill(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(30)

    def collections(self) -> set[str]:
        base = f"{self.url}/api/v2/tenants/default_tenant/databases/default_database/collections"
        with urlopen(base, timeout=10) as reply:
            return {one["name"] for one in json.load(reply)}
