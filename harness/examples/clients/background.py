"""Lets the system fetch a feed: a download of a background session, which goes on without the process.

Usage: python3 background.py [URL]
"""

import json
import sys
import urllib.parse

from torpor import Torpor

URL = sys.argv[1] if len(sys.argv) > 1 else "https://api.example.test/feed"
SESSION = "feed"


class Background:
    def __init__(self, torpor):
        self.torpor = torpor
        self.completion = None  # whom to answer when everything has been told

    def on_launch(self, event):
        self.torpor.tell("session.open", session=SESSION)

    def on_foreground(self, event):
        self.download()

    def on_background(self, event):
        self.download()

    def download(self):
        if self.torpor.ask("session.tasks", session=SESSION)["tasks"]:
            return  # one is enough
        token = self.torpor.ask("replica.token").get("token")
        query = "" if token is None else "?cursor=" + urllib.parse.quote_plus(token)
        self.torpor.ask(
            "session.download", session=SESSION, method="GET", url=URL + query, description="feed"
        )

    def on_session_events(self, event):
        self.completion = event["completion"]

    def on_session_downloaded(self, event):
        if event["status"] != 200:
            self.torpor.tell("log", message="no feed: HTTP %d" % event["status"])
            return
        feed = json.loads(self.torpor.ask("download.read")["body"])
        records = [
            {"id": r["id"], "version": r["version"], "deleted": r.get("deleted", False)}
            for r in feed["changes"]
        ]
        self.torpor.tell(
            "replica.apply", exchange=event["exchange"], records=records, token=feed["cursor"]
        )

    def on_session_over(self, event):
        if "error" in event:
            self.torpor.tell("log", message="no feed: %(error)s (%(code)d)" % event)

    def on_session_finished(self, event):
        if self.completion is not None:
            self.torpor.tell("session.complete", completion=self.completion)
            self.completion = None


torpor = Torpor()
torpor.run(Background(torpor))
