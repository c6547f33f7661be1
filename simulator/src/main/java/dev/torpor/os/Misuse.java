package dev.torpor.os;

import dev.torpor.time.TimeFormat;

/** Reports of what an app does wrong around its suspension, each with what iOS does about it. */
final class Misuse {
  private Misuse() {}

  static void leakedAssertions(AppProcess process, String names) {
    process.violation(
        "B05",
        "beginBackgroundTask without endBackgroundTask: "
            + names
            + "; iOS kills the app. End every one exactly once, in its expiration handler too");
  }

  static void lateAssertion(AppProcess process, String name) {
    process.violation(
        "B07",
        "beginBackgroundTask for '"
            + name
            + "' came when the app was about to be suspended; iOS grants assertions in its own time"
            + " and may suspend the app before, or deny it. Begin it in the foreground, before the"
            + " work");
  }

  static String heldTooLong(String names, long micros) {
    return "background task still held "
        + TimeFormat.duration(micros)
        + " after leaving the foreground: "
        + names;
  }

  static void lockedFiles(AppProcess process, String names) {
    process.violation(
        "B18",
        "the app was about to be suspended while it held the lock of "
            + names
            + "; iOS kills it with 0xdead10cc. Unlock before the last task is completed");
  }

  static void unfinishedTransfers(AppProcess process, String what) {
    process.violation(
        "B01",
        what
            + " while "
            + process.transfers()
            + " of its transfers were under way; iOS suspends the app, and they fail with POSIX 53"
            + " when it is resumed. Complete when the last has ended");
  }

  static String bulkOverCellular(long bytes, long most) {
    return bytes / 1_000
        + " kB were carried over a cellular network in one wake in the background, more than the "
        + most / 1_000
        + " kB that Apple advises; iOS draws them from the app's data budget and launches it less"
        + " until that has filled again. Leave bulk to a background URLSession";
  }

  static void workForNobody(AppProcess process, String what) {
    process.violation(
        "B04",
        what
            + " was started after the last task was completed; iOS suspends the app any moment, and"
            + " the request fails. Start it before, or hold a background-task assertion");
  }
}
