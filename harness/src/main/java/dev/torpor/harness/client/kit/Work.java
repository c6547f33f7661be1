package dev.torpor.harness.client.kit;

import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * One kind of work, an exchange at a time. What it must not forget is durable whenever a call
 * returns, so that it can be cut off anywhere and begun again.
 */
interface Work {
  /** A run begins, the first one or another after a failure. */
  void begin();

  /** The next request, null when there is nothing more to do in this run. */
  @Nullable HttpRequest next();

  /**
   * The answer to the request that {@link #next} gave last.
   *
   * @throws Trouble when the run cannot go on
   */
  void answered(UrlSession.Response response) throws Trouble;

  /** True when this run has stored something new. */
  boolean brought();

  /**
   * What the last request of {@link #next} depends on: an answer that comes in a later process
   * counts only if this still {@linkplain #expects holds}.
   */
  String state();

  /** True when the answer to a request made in that state is still wanted. */
  default boolean expects(String state) {
    return state().equals(state);
  }

  /**
   * Begins a run as if the request made in that state had just been given.
   *
   * @param state one that is {@linkplain #expects expected}
   * @return false when there is no such request
   */
  default boolean resume(String state) {
    begin();
    return next() != null;
  }
}
