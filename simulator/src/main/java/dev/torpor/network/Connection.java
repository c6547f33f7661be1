package dev.torpor.network;

import dev.torpor.energy.Cause;

/** One connection of a process to a host, over one path of the device. */
final class Connection {
  private final String host;
  private long path;
  private SendWindow window;
  private Cause cause;
  private long idleSince = -1;
  private boolean forgotten;

  /**
   * A connection that has carried nothing.
   *
   * @param path numbers the path it runs over
   */
  Connection(String host, long path, Cause cause) {
    this.host = host;
    this.path = path;
    this.cause = cause;
    this.window = new SendWindow();
  }

  String host() {
    return host;
  }

  /** Numbers the path the connection runs over. */
  long path() {
    return path;
  }

  /** How much the server may have under way. */
  SendWindow window() {
    return window;
  }

  /** For whom the connection was used last. */
  Cause cause() {
    return cause;
  }

  /** Since when nobody uses it; -1 while somebody does. */
  long idleSince() {
    return idleSince;
  }

  /** True while the server would still find the device at the other end. */
  boolean isOpen(long presentPath) {
    return !forgotten && path == presentPath;
  }

  /** The device closes the connection. */
  void forget() {
    forgotten = true;
  }

  /** Goes on over another path, whose capacity has to be found out again. */
  void moveTo(long newPath) {
    path = newPath;
    window = new SendWindow();
  }

  /** Serves again. */
  void reuse(Cause newCause) {
    cause = newCause;
    idleSince = -1;
    window.filled();
  }

  /** Has nothing to do from now on. */
  void idle(long since) {
    idleSince = since;
  }
}
