"""HTTP to one server and to no other: no redirects, no proxies. It names itself as the server asks, and tries again what passes by itself.

The standard library's client carries it: nothing to install, one connection that stays open. Ready-made digest handlers send the body before
they know the challenge, which a server may answer by closing the connection; here a small request asks first.
"""

import base64
import http.client
import netrc
import os
import random
import time
from dataclasses import dataclass
from email.message import Message
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.request import AbstractDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm, Request, parse_http_list, parse_keqv_list

from iki_graph.errors import UsageError, cause

USER, PASSWORD = "IKI_STORE_USER", "IKI_STORE_PASSWORD"
"""Environment variables with the account at a server; without them `~/.netrc` (or the file that NETRC names) is looked into."""

_PASSING = (429, 502, 503, 504)
_DEADLOCK = b"40001"
"""SQLSTATE of a transaction that gave way to another; Virtuoso answers 500 with it."""


class Account(NamedTuple):
    """Who asks; never shown in any message."""

    user: str
    password: str


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    body: bytes


def account(host: str) -> Account | None:
    """The account for a host, from the environment or from the netrc file. Raises UsageError for a netrc file that cannot be read."""
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user and password is not None:
        return Account(user, password)
    try:
        known = netrc.netrc(os.environ.get("NETRC")).authenticators(host)
    except FileNotFoundError:
        return None
    except (OSError, netrc.NetrcParseError):  # the parser's own words may quote a password
        raise UsageError(f"Berkas netrc tidak terbaca; perbaiki, atau berikan {USER} dan {PASSWORD} sebagai variabel lingkungan.") from None
    return Account(known[0], known[2]) if known and known[2] else None


class Connection:
    """A server by the URL of one of its places. `timeout` in seconds for each answer; `attempts` with growing pauses from `pause` on.

    Raises UsageError, one sentence, for a URL that is none and for every answer that is no success.
    """

    def __init__(self, url: str, timeout: float = 600, attempts: int = 5, pause: float = 0.5) -> None:
        parts = urlsplit(url)
        if parts.username is not None or parts.password is not None:
            raise UsageError(f"Jangan menulis kata sandi dalam alamat penyimpanan; berikan {USER} dan {PASSWORD}, atau isi ~/.netrc.")
        try:
            port = parts.port
        except ValueError:
            port = -1
        if parts.scheme not in ("http", "https") or not parts.hostname or port == -1:
            raise UsageError(f"{url}: bukan alamat peladen; bentuknya http://HOST:PORT/sparql.")
        self.name = f"{parts.scheme}://{parts.netloc}"
        self._attempts, self._pause = attempts, pause
        self._account = account(parts.hostname)
        self._asked: dict[str, str] = {}
        """How places want to be asked: path -> WWW-Authenticate, '' for those that want nothing."""
        self._digest: dict[str, AbstractDigestAuthHandler] = {}
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        self._http = kind(parts.hostname, port, timeout=timeout)

    def send(self, method: str, target: str, body: bytes = b"", **headers: str) -> Answer:
        """Send a request to a path of the server and give the answer, whose status is one of success or 404."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        if self._account and body and target.partition("?")[0] not in self._asked:
            self._learn(target, self._persistently("GET", target.partition("?")[0], b"", fields))
        answer = self._persistently(method, target, body, fields)
        if answer.status == 401 and self._account and self._learn(target, answer):
            answer = self._persistently(method, target, body, fields)
        if answer.status not in (200, 201, 202, 204, 404):
            raise UsageError(f"{self.name}: {_refusal(answer)}")
        return answer

    def close(self) -> None:
        """Let the server go."""
        self._http.close()

    def _persistently(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Answer:
        for attempt in range(self._attempts):
            last = attempt == self._attempts - 1
            if attempt:
                time.sleep(self._pause * 2 ** (attempt - 1) * random.uniform(0.7, 1.3))
            try:
                answer = self._once(method, target, body, headers)
            except TimeoutError:
                self._http.close()
                raise UsageError(f"{self.name}: peladen tidak menjawab dalam {self._http.timeout:g} detik; coba lagi nanti.") from None
            except (OSError, http.client.HTTPException) as fault:
                self._http.close()
                if last or isinstance(fault, http.client.InvalidURL):
                    why = cause(fault) if isinstance(fault, OSError) else "jawabannya terputus"
                    raise UsageError(
                        f"{self.name}: peladen tidak dapat dihubungi ({why}); periksa alamatnya dan apakah peladen berjalan."
                    ) from None
                continue
            if last or not (answer.status in _PASSING or (answer.status == 500 and _DEADLOCK in answer.body)):
                return answer
        raise AssertionError("a last attempt returns or raises")

    def _once(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Answer:
        sent = {**headers, **self._authorization(method, target)}
        self._http.request(method, target, body or None, sent)
        response = self._http.getresponse()
        content = response.read()
        if response.will_close:
            self._http.close()
        return Answer(response.status, response.headers, content)

    def _learn(self, target: str, answer: Answer) -> bool:
        """Keep what a place asks for; whether there is a new answer to that."""
        path = target.partition("?")[0]
        offers = (answer.headers.get_all("WWW-Authenticate") or []) if answer.status == 401 else []
        wanted = next((o for kind in ("digest", "basic") for o in offers if o.lower().startswith(kind)), "")
        known = self._asked.get(path)
        self._asked[path] = wanted
        self._digest.pop(path, None)
        return bool(wanted) and (known != wanted)

    def _authorization(self, method: str, target: str) -> dict[str, str]:
        path = target.partition("?")[0]
        wanted = self._asked.get(path, "")
        if not wanted or self._account is None:
            return {}
        kind, _, rest = wanted.partition(" ")
        if kind.lower() == "basic":
            return {"Authorization": "Basic " + base64.b64encode(":".join(self._account).encode()).decode()}
        if path not in self._digest:
            passwords = HTTPPasswordMgrWithDefaultRealm()
            passwords.add_password(None, self.name, *self._account)
            self._digest[path] = AbstractDigestAuthHandler(passwords)
        challenge = parse_keqv_list(parse_http_list(rest))
        request = Request(self.name + target, method=method)
        return {"Authorization": f"Digest {self._digest[path].get_authorization(request, challenge)}"}


def _refusal(answer: Answer) -> str:
    """Why a server did not do what it was asked, without its own words: they may quote the data."""
    status = answer.status
    if status in (401, 403):
        return f"peladen menolak akses ({status}); berikan {USER} dan {PASSWORD} yang berhak, atau isi ~/.netrc."
    if 300 <= status < 400:
        return f"peladen mengalihkan ke alamat lain ({status}), yang tidak diikuti; berikan alamat tujuannya sendiri."
    if status == 413:
        return "peladen menolak kiriman yang terlalu besar (413); naikkan batasnya di peladen."
    if status >= 500:
        return f"peladen gagal mengerjakan permintaan ({status}); periksa catatan peladen."
    return f"peladen menolak permintaan ({status}); periksa apakah alamatnya titik akhir SPARQL 1.1."
