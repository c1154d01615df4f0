"""A Virtuoso of its own on loopback: its files in a folder of the test, its ports free ones, its settings those of the distribution."""

import http.client
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PROGRAM = shutil.which("virtuoso-t")
ACCOUNT = ("dba", "dba")

_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
ErrorLogLevel = 3
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = {rows}
"""


class Virtuoso:
    """The running server as a context; `url` is its query endpoint, `kill` and `start` take it down and up again.

    `rows`: the most that it answers with; `buffers`: pages of 8 KB that it holds in memory.
    """

    def __init__(self, folder: Path, rows: int = 100_000, buffers: int = 10_000) -> None:
        self.folder, (self.sql, self.http) = folder, _free(2)
        self.url = f"http://127.0.0.1:{self.http}/sparql"
        settings = _INI.format(folder=folder, sql=self.sql, http=self.http, rows=rows, buffers=buffers, dirty=buffers * 6 // 10)
        (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.kill(signal.SIGTERM)

    def start(self) -> None:
        """Start, and wait until it answers."""
        assert PROGRAM
        self.process = subprocess.Popen(
            [PROGRAM, "+foreground", "+configfile", "virtuoso.ini"],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(600):
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.http, timeout=10)
                connection.request("GET", "/sparql?query=ASK%7B%7D")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.1)
            assert self.process.poll() is None, (self.folder / "virtuoso.log").read_text(encoding="utf-8", errors="replace")
        raise TimeoutError("Virtuoso does not answer")

    def load(self, files: str) -> None:
        """Load N-Quads, all files of this pattern in its folder, by its own bulk loader. One process: two may wait for each other, and then both give up."""
        ask = ["isql-vt", f"127.0.0.1:{self.sql}", *ACCOUNT, "errors=stdout"]
        subprocess.run([*ask, f"exec=ld_dir('{self.folder}', '{files}', 'urn:x-none');"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([*ask, "exec=rdf_loader_run();"], check=True, stdout=subprocess.DEVNULL)
        failed = subprocess.run(
            [*ask, "exec=checkpoint; select ll_file, ll_error from DB.DBA.load_list where ll_state <> 2 or ll_error is not null;"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        assert "0 Rows" in failed, failed

    def kill(self, how: signal.Signals) -> None:
        """End the process by a signal, and wait for it."""
        self.process.send_signal(how)
        self.process.wait(timeout=60)
        (self.folder / "virtuoso.lck").unlink(missing_ok=True)


def _free(many: int) -> list[int]:
    sockets = [socket.socket() for _ in range(many)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
