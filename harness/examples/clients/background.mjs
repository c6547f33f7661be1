// Lets the system fetch a feed: a download of a background session, which goes on without the process.
// Usage: node background.mjs [URL]

import { Torpor } from "./torpor.mjs";

const url = process.argv[2] ?? "https://api.example.test/feed";
const session = "feed";

const torpor = new Torpor();
let completion = null; // whom to answer when everything has been told

function download() {
  if (Object.keys(torpor.ask("session.tasks", { session }).tasks).length > 0) return; // one is enough
  const token = torpor.ask("replica.token").token ?? null;
  const query = token === null ? "" : `?cursor=${encodeURIComponent(token)}`;
  torpor.ask("session.download", { session, method: "GET", url: url + query, description: "feed" });
}

torpor.run({
  launch() {
    torpor.tell("session.open", { session });
  },

  foreground: download,
  background: download,

  "session.events"(event) {
    completion = event.completion;
  },

  "session.downloaded"({ status, exchange }) {
    if (status !== 200) {
      torpor.tell("log", { message: `no feed: HTTP ${status}` });
      return;
    }
    const feed = JSON.parse(torpor.ask("download.read").body);
    const records = feed.changes.map(({ id, version, deleted }) => ({
      id,
      version,
      deleted: deleted ?? false,
    }));
    torpor.tell("replica.apply", { exchange, records, token: feed.cursor });
  },

  "session.over"({ error, code }) {
    if (error !== undefined) torpor.tell("log", { message: `no feed: ${error} (${code})` });
  },

  "session.finished"() {
    if (completion !== null) {
      torpor.tell("session.complete", { completion });
      completion = null;
    }
  },
});
