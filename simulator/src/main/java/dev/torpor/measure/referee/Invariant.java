package dev.torpor.measure.referee;

/**
 * The rules of correct sync, after the catalogue of invariants that bug reports of sync engines add
 * up to: C consistency, U uploads, D deletions, E economy, O the operating system, L liveness.
 */
public enum Invariant {
  /** The cursor never gets ahead of what is durably held. */
  C1(
      Judged.AT_ONCE,
      "a cursor never gets ahead of the data",
      "Store records and cursor in one step, or the cursor last",
      "A cursor that no later request shows. Records outside a selection that the client declares"),
  /** No change is skipped. */
  C2(
      Judged.AFTER_QUIESCE,
      "no change is skipped",
      "Ask with the token that the server gave, never with a time of the device, and keep it with"
          + " the records it came with",
      "Contents: a record counts as held when its version is held"),
  /** What changes during a paged read is delivered. */
  C3(
      Judged.AT_ONCE,
      "what changes while pages are read is delivered then or with the next read",
      "Keep the token of the listing's last page; it counts from the listing's begin",
      "A listing whose token is never used"),
  /** Versions never go back, and a pull never overwrites an edit that waits. */
  C4(
      Judged.AT_ONCE,
      "what is held never gets older, and a pull does not swallow an edit that waits for upload",
      "Put edits that wait on top of what is pulled, and drop them only when the server has them",
      "What the screen shows. A swallowed edit shows after the quiesce phase, when it was never"
          + " sent"),
  /** The copy converges. */
  C5(
      Judged.AFTER_QUIESCE,
      "with faults over, network and windows there, the copy becomes the server's",
      "Keep a next trigger under all circumstances and sync in it",
      "A client that never sent a request in the whole run is not judged"),
  /** A server that was restored is reconciled with. */
  C6(
      Judged.AFTER_QUIESCE,
      "after a restore of the server the client reconciles in full, uploads included",
      "When the server does not know the token, or is behind it, read everything and send again"
          + " what it has lost",
      "Which acknowledged edits the client has kept: one it cannot send again counts as lost"),
  /** A full resync is atomic. */
  C7(
      Judged.AT_ONCE,
      "a full resync never shows a part of the data",
      "Collect all pages, then replace the copy in one step",
      "What the screen shows while pages come in"),
  /** Applying twice is applying once. */
  C8(
      Judged.AT_ONCE,
      "what is applied twice counts once",
      "Store the version that the server gave, whatever has been applied before",
      "Side effects other than in the replica, such as a notification shown twice"),
  /** Nobody sees a response half applied. */
  C9(
      Judged.AT_ONCE,
      "a response is never seen half applied",
      "Apply what belongs together in one step",
      "References between records: the datasets have none. Pages may be applied one by one"),
  /** No edit is lost. */
  U1(
      Judged.AFTER_QUIESCE,
      "an edit reaches the server or the user hears that it did not",
      "Queue edits durably, acknowledge what the server confirmed, surface what it refuses",
      "Edits that later ones of the same record have taken over count as delivered with them"),
  /** One edit has one effect. */
  U2(
      Judged.AT_ONCE,
      "an edit has at most one effect on the server",
      "Give each edit an idempotency key that is durable before the first send",
      "Requests that do not name their edit"),
  /** No update of somebody else is lost. */
  U3(
      Judged.AT_ONCE,
      "an update never overwrites a version that the client has not seen",
      "Send the version the edit is based on (If-Match), and merge or surface on 412",
      "Fields: two updates of one record count as a conflict. Not judged for clients that declare"
          + " that the last writer wins"),
  /** Edits of one record arrive in their order. */
  U4(
      Judged.AT_ONCE,
      "edits of one record take effect in the order they were made",
      "Send the edits of one record one after another",
      "Requests that do not name their edit"),
  /** An upload resumes. */
  U5(
      Judged.AT_ONCE,
      "an interrupted upload goes on where it stopped",
      "Ask the server for its offset and send from there",
      "Uploads that the server does not report as resumable"),
  /** Deleted stays deleted. */
  D1(
      Judged.AT_ONCE,
      "what was deleted does not come back unless somebody creates it anew",
      "Keep tombstones, and never create by an update",
      "Records whose content is the same under another id"),
  /** An error or an empty answer deletes nothing. */
  D2(
      Judged.AT_ONCE,
      "an error, an empty or a broken answer deletes nothing",
      "Delete what the server says is deleted, never what an answer does not mention, unless it is"
          + " a complete listing",
      "Deletions outside the replica"),
  /** A deletion that meets an edit follows a policy. */
  D3(
      Judged.AT_ONCE,
      "a deletion and an edit that meet never end in silence",
      "Decide by the declared policy, and tell the user about the side that lost",
      "Which policy the client means to follow"),
  /** Retries are bounded. */
  E1(
      Judged.AT_ONCE,
      "retries are few and ever further apart",
      "Wait longer after each failure, with jitter, and give up after a few",
      "Retries of the system's transfer service, which are not the client's"),
  /** Retry-After is respected. */
  E2(
      Judged.AT_ONCE,
      "nobody asks again before the server said so",
      "Take Retry-After as the least wait, for every trigger",
      "Hints in bodies. A hint of more than an hour counts as an hour, since it may be absurd"),
  /** Permanent errors are not retried. */
  E3(
      Judged.AT_ONCE,
      "a request that is refused for good is not sent again unchanged",
      "Surface it or change it; authenticate again once",
      "Headers and bodies of reads: a repeat counts as unchanged when method and target are"),
  /** Interrupted work resumes. */
  E4(
      Judged.AT_ONCE,
      "interrupted work goes on instead of starting over",
      "Keep the token of each page with the page",
      "Work on the device alone"),
  /** A fleet does not come all at once. */
  E5(
      Judged.OVER_A_FLEET,
      "devices do not come all at once",
      "Spread what one event triggers over time, at random",
      "One run: see ThunderingHerd, which judges the server's load over several"),
  /** Declared constraints are kept. */
  E6(
      Judged.AT_ONCE,
      "what the client promises about network and power holds",
      "Look at path and power before each request in the background",
      "Constraints that the client does not declare"),
  /** One completion per grant. */
  O1(
      Judged.AT_ONCE,
      "a grant is completed exactly once",
      "Complete on every path, in the expiration handler too, behind one flag",
      "Completions of a process that has died"),
  /** Work ends before the deadline. */
  O2(
      Judged.AT_ONCE,
      "work ends when its time is over",
      "Cancel and complete in the expiration handler, and start nothing after it",
      "Work on the processor after expiration"),
  /** Completion comes when the work is done. */
  O3(
      Judged.AT_ONCE,
      "a task is completed when its work is done, not before",
      "Complete in the completion handler of the last request",
      "Work on the processor after completion"),
  /** One sync at a time. */
  O4(
      Judged.AT_ONCE,
      "one sync runs at a time",
      "Let a trigger join the sync under way",
      "Requests of equal meaning with different targets"),
  /** Nothing is held at suspension. */
  O5(
      Judged.AT_ONCE,
      "no lock is held when the process is suspended",
      "Unlock before the last task is completed",
      "State that exists in memory alone"),
  /** The next task is always pending. */
  O6(
      Judged.AT_ONCE,
      "a chain of app refreshes does not end",
      "Submit the next request first thing in the handler, and whenever the app leaves the screen",
      "Processing tasks, which may be meant to run once"),
  /** Paging ends. */
  L1(
      Judged.AT_ONCE,
      "paging ends, and a page that comes again is noticed",
      "Stop when a token repeats or a listing grows beyond reason",
      "Pages of endpoints that are no dataset count by their target alone"),
  /** An expired token leads to one full read. */
  L2(
      Judged.AT_ONCE,
      "after a token has expired comes one full read, then increments again",
      "On 410 drop the token, read everything once, keep the new token",
      "Servers that report an expired token otherwise than with 410"),
  /** Sync starts and recovers. */
  L3(
      Judged.AFTER_QUIESCE,
      "sync recovers from a launch offline, another account, a clock that jumped",
      "Start anew with each trigger, and measure waits on a clock that does not jump",
      "A client that never sent a request in the whole run is not judged");

  /** When a rule is judged. */
  public enum Judged {
    /** When the event comes that breaks it. */
    AT_ONCE("at once"),
    /** At the end of the quiesce phase, and not at all without one. */
    AFTER_QUIESCE("after the quiesce phase"),
    /** From several runs together. */
    OVER_A_FLEET("over several runs");

    private final String text;

    Judged(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  private final Judged judged;
  private final String rule;
  private final String correct;
  private final String blind;

  Invariant(Judged judged, String rule, String correct, String blind) {
    this.judged = judged;
    this.rule = rule;
    this.correct = correct;
    this.blind = blind;
  }

  /** When it is judged. */
  public Judged judged() {
    return judged;
  }

  /** What always holds, as part of a sentence. */
  public String rule() {
    return rule;
  }

  /** What a correct client does, a sentence without its full stop. */
  public String correct() {
    return correct;
  }

  /** What its monitor cannot see, sentences without the last full stop. */
  public String blind() {
    return blind;
  }
}
