package dev.torpor.http;

/**
 * A call that a server has made of its own accord.
 *
 * @param request what it sent
 * @param status of the answer, {@link #UNANSWERED} when nobody in the simulation answers there
 */
public record ServerCall(HttpRequest request, int status) {
  /** Nobody stands where the call went. */
  public static final int UNANSWERED = 0;
}
