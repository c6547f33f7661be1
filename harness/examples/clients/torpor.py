"""Speaks the protocol of harness/PROTOCOL.md. Copy it beside your client."""

import json
import sys


class Torpor:
    """The phone, as a client sees it. Handlers are methods called on_<event> of the client."""

    def __init__(self):
        self._in = sys.stdin
        self._out = sys.stdout
        self._last = 0

    def number(self):
        """A new number for a request, a timer or an assertion."""
        self._last += 1
        return self._last

    def tell(self, kind, /, **fields):
        """A command that is not answered."""
        self._out.write(json.dumps({"type": kind, **fields}, ensure_ascii=False) + "\n")

    def ask(self, kind, /, **fields):
        """A command that is answered in the same turn; check for type 'error' where it may be refused."""
        self.tell(kind, **fields)
        self._out.flush()
        return json.loads(self._in.readline())

    def run(self, client):
        """Takes turns until the process is ended from outside."""
        for line in self._in:
            event = json.loads(line)
            handler = getattr(client, "on_" + event["type"].replace(".", "_"), None)
            if handler is not None:
                handler(event)
            self.tell("done")
            self._out.flush()
