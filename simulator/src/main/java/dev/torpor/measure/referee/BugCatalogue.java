package dev.torpor.measure.referee;

import java.util.ArrayList;
import java.util.List;

/**
 * The bug catalogue of iOS background work, and who reports each bug: the system when the app
 * misuses it, a monitor, a number in the result, or nobody, with the reason.
 */
public final class BugCatalogue {
  private static final List<Bug> BUGS = new ArrayList<>();

  static {
    misuse("B01", "completion before the work ends", "reported at completion; O3 as well");
    misuse("B02", "completion never called", "reported at the deadline; O1 and O2 as well");
    misuse("B03", "completion called twice", "reported at the second call; O1 as well");
    misuse("B04", "work goes on after completion", "reported when a request starts; O3 as well");
    misuse("B05", "leaked assertion", "reported when its time is over");
    misuse("B06", "end not called in the expiration handler", "reported as B05; O2 with the kill");
    misuse(
        "B07",
        "assertion asked for after entering the background",
        "reported when nothing else keeps the app from being suspended");
    monitor("B08", "the handler does not submit again", "O6");
    failure(
        "B09", "registration after launch", "ends the run with exit code 4, as iOS ends the app");
    misuse(
        "B10",
        "identifier or mode missing",
        "reported at register and submit, at the fetch interval, and when a push finds no mode");
    unseen(
        "B11", "submit errors swallowed", "what a client does with an exception is not in a trace");
    unseen("B12", "handler races the loading of configuration", "loading is code of the client");
    number("B13", "an own interval gate rejects wakes", "granted refreshes against requests");
    monitor("B14", "client timeouts longer than the grant", "O2, when the grant runs out");
    number("B15", "dead sockets reused after resume", "failures by error, CONNECTION_LOST");
    unseen("B16", "listener left open when suspended", "apps have no listeners here");
    misuse("B17", "protected file read while locked", "reported at the read");
    misuse("B18", "lock held at suspension", "reported at suspension; O5 as well");
    number("B19", "one transfer at a time from the background", "the delay of the resume limiter");
    misuse("B20", "events of a background session not handled", "reported at the deadline");
    misuse("B21", "upload from memory in a background session", "reported at the start");
    misuse("B22", "downloaded file not moved in the callback", "reported at the read");
    misuse("B23", "two sessions of one identifier", "reported when the second is made");
    monitor("B24", "every push taken for one event", "C2 or C5, after pushes were coalesced");
    misuse("B25", "background push with priority 10 or alert keys", "reported by the push service");
    misuse("B26", "dead push token kept", "reported by the push service");
    monitor("B27", "no checkpoint when the time ends early", "E4, when work starts over");
    misuse("B28", "no expiration handler", "reported at expiration; O2 as well");
    misuse(
        "B29",
        "cancellation does not reach the request",
        "reported when the completion comes after the expiration handler; O2 as well");
    monitor("B30", "arithmetic on the wall clock", "L3 or C5, after the clock was set");
    number("B31", "heavy start-up in the background", "energy of launches; the watchdog kills");
    monitor("B32", "two triggers run two syncs", "O4");
    monitor("B33", "app and extension write at a time", "O4, when they send the same request");
    misuse("B34", "earliest begin date beyond a week", "reported at submit");
    unseen(
        "B35", "submit on the main thread in launch", "calls cost no time of the main thread here");
    unseen("B36", "works only with a debugger attached", "there is none; that is the point");
    misuse("B37", "always reports new data", "reported at completion");
    unseen(
        "B38", "assumes fetches are never more frequent", "effects on the user are not modelled");
    unseen("B39", "timer used as a scheduler in the background", "a timer that waits is no event");
    number("B40", "a stale refresh wastes a launch", "granted refreshes against requests");
    unseen("B41", "cross-platform runtime starts too late", "clients start at once; see compute");
    monitor("B42", "a force-quit app expects to be woken", "C5, when nothing else brings it back");
    monitor("B43", "a batch that is cut is not kept", "E4");
    misuse(
        "B44",
        "bulk download over cellular in a refresh",
        "reported after a refresh or a push; advice of Apple's, whose limit is the parameter"
            + " budget.targetBytesPerGrant");
    number("B45", "failure on the locked device not retried", "freshness at the next opening");
    monitor("B46", "retries without backoff", "E1");
    monitor("B47", "success reported although nothing came", "a monitor of its own, B47");
  }

  private BugCatalogue() {}

  /** Who tells of a bug. */
  public enum Reporter {
    /** The system, when the app breaks its rules. */
    MISUSE("misuse report"),
    /** A monitor of the referee. */
    MONITOR("monitor"),
    /** A client failure that ends the run. */
    FAILURE("client failure"),
    /** A number that people have to read; no correct limit is known. */
    NUMBER("number in the result"),
    /** Nobody. */
    NOBODY("not visible");

    private final String text;

    Reporter(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /**
   * A bug.
   *
   * @param id in the catalogue
   * @param title what the client does
   * @param reporter who tells of it
   * @param how where to look, or why it does not show
   */
  public record Bug(String id, String title, Reporter reporter, String how) {}

  /** All of them, in the order of their ids. */
  public static List<Bug> all() {
    return List.copyOf(BUGS);
  }

  private static void misuse(String id, String title, String how) {
    BUGS.add(new Bug(id, title, Reporter.MISUSE, how));
  }

  private static void monitor(String id, String title, String how) {
    BUGS.add(new Bug(id, title, Reporter.MONITOR, how));
  }

  private static void failure(String id, String title, String how) {
    BUGS.add(new Bug(id, title, Reporter.FAILURE, how));
  }

  private static void number(String id, String title, String how) {
    BUGS.add(new Bug(id, title, Reporter.NUMBER, how));
  }

  private static void unseen(String id, String title, String how) {
    BUGS.add(new Bug(id, title, Reporter.NOBODY, how));
  }
}
