package dev.torpor.http;

/**
 * A backend, as the phone sees it: a request arrives at a virtual instant and is answered by data
 * that says when its bytes leave. Nothing here sleeps.
 */
@FunctionalInterface
public interface Origin {
  /**
   * Answers a request that has reached the server.
   *
   * @param now virtual instant of arrival in microseconds; never smaller than at the call before
   */
  ServerReply receive(HttpRequest request, long now);

  /** What {@link #nextCallAt} says when the server is going to do nothing by itself. */
  long NO_CALL = Long.MAX_VALUE;

  /**
   * When the server makes its next call of its own accord, such as a webhook: a virtual instant in
   * microseconds, {@link #NO_CALL} when it has none to make. Asked after every request and call. An
   * origin that stands before another one passes this and {@link #call} on.
   */
  default long nextCallAt() {
    return NO_CALL;
  }

  /**
   * Makes the call that is due.
   *
   * @param now virtual instant, the one that {@link #nextCallAt} named
   */
  default ServerCall call(long now) {
    throw new IllegalStateException("no call is due at " + now);
  }
}
