"""Stand-ins for the pipeline that misbehave as hostile papers do, by the name of the file they are given.

They stand in a module of their own because worker processes must be able to import them.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from extract.run import Job
from extract.run.prepare import tell_page
from extract.schema import Extraction
from extract.settings import Settings
from store_samples import read_as


def misbehave(job: Job, settings: Settings) -> Extraction:
    """Like the pipeline on papers that do what the first word of their name says."""
    deed = DEEDS.get(job.path.stem.partition("-")[0])
    if deed:
        deed(job.path)
    return read_as(job, settings)


def _killer(_: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _glutton(_: Path) -> None:
    held = []
    while True:
        held.append(bytearray(os.urandom(1 << 20)) * 8)


def _bomb(_: Path) -> None:
    bytearray(1 << 45)


def _endless(_: Path) -> None:
    while True:
        pass


def _deaf(path: Path) -> None:
    """Never ends, will not hear of it, and has a helper that never ends."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM])
    helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    path.with_suffix(".helper").write_text(str(helper.pid))
    time.sleep(600)


def _victim(path: Path) -> None:
    """Waits to be killed, the first time."""
    note = path.with_suffix(".pid")
    if not note.exists():
        note.write_text(str(os.getpid()))
        time.sleep(60)


def _late(path: Path) -> None:
    """Reads well, but its process dies a moment later, the first time."""
    if not path.with_suffix(".done").exists():
        path.with_suffix(".done").touch()
        threading.Timer(0.3, os._exit, [7]).start()


def _caller(path: Path) -> None:
    """Notes what became of each attempt to reach the network."""
    told = []
    for attempt in (
        lambda: socket.socket(),
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: urllib.request.urlopen("http://localhost:9/"),
        lambda: socket.getaddrinfo("localhost", 80),
    ):
        try:
            attempt()
            told.append("reached")
        except OSError as error:
            told.append(str(error))
    path.with_suffix(".told").write_text("\n".join(told))


def _litter(path: Path) -> None:
    """Leaves a temporary file and tells where, and who may look at it."""
    file = tempfile.NamedTemporaryFile(delete=False)  # noqa: SIM115  (it is left lying on purpose)
    mode = Path(file.name).parent.stat().st_mode & 0o777
    path.with_suffix(".told").write_text(f"{file.name}\n{mode:o}\n{os.environ['TMPDIR']}")


def _loud(_: Path) -> None:
    print("on standard output", flush=True)
    os.write(2, b"from a native library\n")


DEEDS = {
    "killer": _killer, "glutton": _glutton, "bomb": _bomb, "endless": _endless, "deaf": _deaf, "victim": _victim,
    "late": _late, "caller": _caller, "litter": _litter, "loud": _loud,
}  # fmt: skip


def read_quickly(job: Job, settings: Settings) -> Extraction:
    """A paper that takes ten milliseconds."""
    time.sleep(0.01)
    return read_as(job, settings)


def real_or_quick(job: Job, settings: Settings) -> Extraction:
    """The pipeline for the papers whose name begins with "real", a quick stand-in for the others."""
    if not job.path.name.startswith("real"):
        return read_quickly(job, settings)
    from extract.pipeline import extract_file

    return extract_file(job.path, settings, job.uri)


def alive(pid: int) -> bool:
    """Whether there is such a process that has not ended; Linux only."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def hang_on_a_page(job: Job, settings: Settings) -> Extraction:
    """Like the pipeline on papers of three pages, of which those that the name lists never end: "p-2" the second."""
    for number in (1, 2, 3):
        tell_page(number)
        while str(number) in job.path.stem.partition("-")[2] and number not in job.without:
            time.sleep(1)
    tell_page(0)
    time.sleep(0.1)
    found = read_as(job, settings)
    told = found.document.model_copy(update={"title": f"without {sorted(job.without)} in {settings.timeout:g} s"})
    return found.model_copy(update={"document": told})
