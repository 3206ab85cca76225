"""A mail server and an SMS gateway that take everything and count what they took."""

import email
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Mail(socketserver.StreamRequestHandler):
    """Just enough SMTP. A message counts once its last line is here, before it is answered for."""

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                self._say("354 go on")
                self._take()
                self._say("250 taken")
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) and line != b".\r\n":
            lines.append(line)
        if line:
            message = email.message_from_bytes(b"".join(lines))
            self.server.taken.append((message["X-Notification-Key"], message["Message-ID"]))

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class _Text(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.taken.append((body["id"], body["id"]))
        self.send_response(202)
        self.end_headers()

    def log_message(self, *args) -> None:
        pass


class _MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def handle_error(self, request, client_address) -> None:
        pass  # a sender that was killed in the middle of a sentence is what we are here for


class _TextServer(ThreadingHTTPServer):
    def handle_error(self, request, client_address) -> None:
        pass


@contextmanager
def mail_sink() -> Iterator[_MailServer]:
    """A mail server; `taken` holds (key, Message-ID) of each message, in order."""
    with _MailServer(("127.0.0.1", 0), _Mail) as server:
        yield from _running(server)


@contextmanager
def sms_sink() -> Iterator[_TextServer]:
    """An SMS gateway; `taken` holds (id, id) of each message, in order."""
    with _TextServer(("127.0.0.1", 0), _Text) as server:
        yield from _running(server)


def _running(server):
    server.taken = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
