// Speaks the protocol of harness/PROTOCOL.md. Copy it beside your client.

import { readSync, writeSync } from "node:fs";

/** Reads one line; null at the end. Synchronous: virtual time stands still in a turn anyway. */
function lineReader() {
  const chunk = Buffer.alloc(65536);
  let pending = Buffer.alloc(0);
  return () => {
    for (;;) {
      const end = pending.indexOf(10);
      if (end >= 0) {
        const line = pending.subarray(0, end).toString("utf8");
        pending = pending.subarray(end + 1);
        return line;
      }
      let count;
      try {
        count = readSync(0, chunk, 0, chunk.length, null);
      } catch (e) {
        if (e.code === "EAGAIN") continue;
        throw e;
      }
      if (count === 0) return null;
      pending = Buffer.concat([pending, chunk.subarray(0, count)]);
    }
  };
}

function writeAll(text) {
  let bytes = Buffer.from(text, "utf8");
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (e) {
      if (e.code !== "EAGAIN") throw e;
    }
  }
}

/** The phone, as a client sees it. */
export class Torpor {
  #read = lineReader();
  #pending = "";
  #last = 0;

  /** A new number for a request, a timer or an assertion. */
  number() {
    return ++this.#last;
  }

  /** A command that is not answered. */
  tell(type, fields = {}) {
    this.#pending += JSON.stringify({ type, ...fields }) + "\n";
  }

  /** A command that is answered in the same turn; check for type "error" where it may be refused. */
  ask(type, fields = {}) {
    this.tell(type, fields);
    this.#flush();
    return JSON.parse(this.#read());
  }

  /** Takes turns until the process is ended from outside; handlers are named as the events. */
  run(handlers) {
    for (let line = this.#read(); line !== null; line = this.#read()) {
      const event = JSON.parse(line);
      handlers[event.type]?.(event);
      this.tell("done");
      this.#flush();
    }
  }

  #flush() {
    writeAll(this.#pending);
    this.#pending = "";
  }
}
