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
}
