package dev.torpor.harness.backend.fault;

import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import org.jspecify.annotations.Nullable;

/** A fault in one run. */
interface Injection {
  /**
   * Hits a request that its rules have picked.
   *
   * @return what the client gets, or null when the fault has nothing to do with such a request; it
   *     then stays due for the next one
   */
  @Nullable ServerReply hit(Exchange exchange);

  /**
   * Sees a request that its rules have not picked, on its route or not. A fault that lasts, such as
   * an expired login, answers here; what it has spoiled it marks by {@link Exchange#spoiled}.
   *
   * @param onRoute whether the request is on the fault's route
   * @return what the client gets, or null to keep out of it
   */
  default @Nullable ServerReply pass(Exchange exchange, boolean onRoute) {
    return null;
  }

  /**
   * Sees a request on the way in, before anybody decides; for faults that change what the server is
   * asked.
   */
  default HttpRequest incoming(HttpRequest request, long now) {
    return request;
  }

  /** No fault from now on: what lasts, ends. */
  default void quiesce() {}

  /** What to tell after the run, null when nothing. */
  default @Nullable String warning() {
    return null;
  }
}
