// The strategy of Torpor's client "poll", in JavaScript: a refresh request is pending at all times.
// Usage: node poll.mjs [URL [INTERVAL_SECONDS]]

import { Torpor } from "./torpor.mjs";

const url = process.argv[2] ?? "https://api.example.test/feed";
const interval = Number(process.argv[3] ?? 1800);
const identifier = "app.refresh";
const timeoutMillis = 10_000;

const torpor = new Torpor();
let request = null; // the number of the one under way
let askedWith = null;
let waiting = new Map(); // whom to tell how the sync under way ends, by name
let shown = false;
let extension = null;

function submit(event) {
  const earliest = new Date(Date.parse(event.now) + interval * 1000).toISOString();
  const fraction = event.now.match(/\.(\d+)Z$/); // Date knows milliseconds, the phone microseconds
  const earliestBeginDate = earliest.replace(/\.\d+Z$/, fraction ? `.${fraction[1]}Z` : "Z");
  const answer = torpor.ask("submit", { kind: "REFRESH", identifier, earliestBeginDate });
  if (answer.type === "error") {
    torpor.tell("log", { message: `refresh not submitted: ${answer.error} (${answer.code})` });
  }
}

/** Starts a sync, or joins the one under way. */
function sync(name, whenDone) {
  waiting.set(name, whenDone);
  if (request === null) {
    send(torpor.ask("replica.token").token ?? null);
  }
}

function send(token) {
  askedWith = token;
  request = torpor.number();
  const query = token === null ? "" : `?cursor=${encodeURIComponent(token)}`;
  torpor.tell("http", { request, method: "GET", url: url + query, timeoutMillis });
}

/** Waits no longer; when nobody does, the request is cancelled. */
function withdraw(name) {
  const waited = waiting.delete(name);
  if (waited && waiting.size === 0 && request !== null) {
    torpor.tell("http.cancel", { request });
    request = null;
  }
  return waited;
}

function fail(why) {
  torpor.tell("log", { message: `sync failed: ${why}` });
  end(false);
}

function end(success) {
  const told = waiting;
  waiting = new Map();
  for (const whenDone of told.values()) whenDone(success);
}

function endOfShown() {
  shown = false;
  if (extension !== null) {
    torpor.tell("assertion.end", { assertion: extension });
    extension = null;
  }
}

torpor.run({
  launch() {
    if (!torpor.ask("register", { identifier }).permitted) {
      torpor.tell("log", {
        message: `the app's manifest does not permit the identifier ${identifier}`,
      });
    }
  },

  foreground() {
    if (!shown) {
      shown = true;
      sync("shown", endOfShown);
    }
  },

  background(event) {
    if (!torpor.ask("task.pending").identifiers.includes(identifier)) {
      submit(event);
    }
    if (shown && extension === null) {
      extension = torpor.number();
      torpor.tell("assertion.begin", { assertion: extension, name: "finish sync" });
    }
  },

  "assertion.expired"() {
    withdraw("shown");
    endOfShown();
  },

  task(event) {
    submit(event); // first: whatever happens below, there will be a next time
    const { task } = event;
    sync(`task ${task}`, (success) => torpor.tell("task.complete", { task, success }));
  },

  "task.expired"({ task }) {
    if (withdraw(`task ${task}`)) {
      torpor.tell("task.complete", { task, success: false });
    }
  },

  response(event) {
    if (event.request !== request) return;
    request = null;
    if (event.status === 200) {
      const feed = JSON.parse(event.body);
      const records = feed.changes.map(({ id, version, deleted }) => ({
        id,
        version,
        deleted: deleted ?? false,
      }));
      torpor.tell("replica.apply", { exchange: event.exchange, records, token: feed.cursor });
      end(true);
    } else if (event.status === 410 && askedWith !== null) {
      torpor.tell("log", {
        message: "the server does not know our token any more: fetching everything",
      });
      send(null);
    } else {
      fail(`HTTP ${event.status}`);
    }
  },

  failed(event) {
    if (event.request === request) {
      request = null;
      fail(`${event.error} (${event.code})`);
    }
  },
});
