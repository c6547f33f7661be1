"""The strategy of Torpor's client 'poll', in Python: a refresh request is pending at all times.

Usage: python3 poll.py [URL [INTERVAL_SECONDS]]
"""

import datetime
import json
import sys
import urllib.parse

from torpor import Torpor

URL = sys.argv[1] if len(sys.argv) > 1 else "https://api.example.test/feed"
INTERVAL = int(sys.argv[2]) if len(sys.argv) > 2 else 1800
TASK = "app.refresh"
TIMEOUT_MILLIS = 10_000


class Poll:
    def __init__(self, torpor):
        self.torpor = torpor
        self.request = None  # the number of the one under way
        self.asked_with = None
        self.waiting = []  # whom to tell how the sync under way ends
        self.extension = None
        self.shown = False

    def on_launch(self, event):
        if not self.torpor.ask("register", identifier=TASK)["permitted"]:
            self.torpor.tell("log", message="the app's manifest does not permit the identifier " + TASK)

    def on_foreground(self, event):
        if not self.shown:
            self.shown = True
            self.sync(self.end_of_shown)

    def on_background(self, event):
        if TASK not in self.torpor.ask("task.pending")["identifiers"]:
            self.submit(event)
        if self.shown and self.extension is None:
            self.extension = self.torpor.number()
            self.torpor.tell("assertion.begin", assertion=self.extension, name="finish sync")

    def on_assertion_expired(self, event):
        self.withdraw(self.end_of_shown)
        self.end_of_shown(None)

    def on_task(self, event):
        self.submit(event)  # first: whatever happens below, there will be a next time
        task = event["task"]
        self.sync(TaskEnd(self.torpor, task))

    def on_task_expired(self, event):
        end = TaskEnd(self.torpor, event["task"])
        if self.withdraw(end):
            end("failed")

    def on_response(self, event):
        if event["request"] != self.request:
            return
        self.request = None
        status = event["status"]
        if status == 200:
            feed = json.loads(event["body"])
            records = [
                {"id": r["id"], "version": r["version"], "deleted": r.get("deleted", False)}
                for r in feed["changes"]
            ]
            self.torpor.tell(
                "replica.apply", exchange=event["exchange"], records=records, token=feed["cursor"]
            )
            self.end("updated" if records else "unchanged")
        elif status == 410 and self.asked_with is not None:
            self.torpor.tell(
                "log", message="the server does not know our token any more: fetching everything"
            )
            self.send(None)
        else:
            self.fail("HTTP %d" % status)

    def on_failed(self, event):
        if event["request"] == self.request:
            self.request = None
            self.fail("%s (%d)" % (event["error"], event["code"]))

    def sync(self, when_done):
        """Starts a sync, or joins the one under way."""
        self.waiting.append(when_done)
        if self.request is None:
            self.send(self.torpor.ask("replica.token").get("token"))

    def send(self, token):
        self.asked_with = token
        self.request = self.torpor.number()
        query = "" if token is None else "?cursor=" + urllib.parse.quote_plus(token)
        self.torpor.tell(
            "http", request=self.request, method="GET", url=URL + query, timeoutMillis=TIMEOUT_MILLIS
        )

    def withdraw(self, when_done):
        """Waits no longer; when nobody does, the request is cancelled."""
        if when_done not in self.waiting:
            return False
        self.waiting.remove(when_done)
        if not self.waiting and self.request is not None:
            self.torpor.tell("http.cancel", request=self.request)
            self.request = None
        return True

    def fail(self, why):
        self.torpor.tell("log", message="sync failed: " + why)
        self.end("failed")

    def end(self, outcome):
        waiting, self.waiting = self.waiting, []
        for when_done in waiting:
            when_done(outcome)

    def end_of_shown(self, outcome):
        self.shown = False
        if self.extension is not None:
            self.torpor.tell("assertion.end", assertion=self.extension)
            self.extension = None

    def submit(self, event):
        now = datetime.datetime.fromisoformat(event["now"].replace("Z", "+00:00"))
        earliest = now + datetime.timedelta(seconds=INTERVAL)
        answer = self.torpor.ask(
            "submit",
            kind="REFRESH",
            identifier=TASK,
            earliestBeginDate=earliest.isoformat().replace("+00:00", "Z"),
        )
        if answer["type"] == "error":
            self.torpor.tell(
                "log", message="refresh not submitted: %(error)s (%(code)d)" % answer
            )


class TaskEnd:
    """Completes a background task with how the sync went."""

    def __init__(self, torpor, task):
        self.torpor = torpor
        self.task = task

    def __eq__(self, other):
        return isinstance(other, TaskEnd) and other.task == self.task

    def __call__(self, outcome):
        self.torpor.tell("task.complete", task=self.task, success=outcome != "failed")


torpor = Torpor()
torpor.run(Poll(torpor))
