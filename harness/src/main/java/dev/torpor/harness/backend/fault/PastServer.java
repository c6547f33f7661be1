package dev.torpor.harness.backend.fault;

import dev.torpor.harness.backend.Backend;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import java.util.List;

/** A second server that goes through what the first one has been asked, as late as one likes. */
final class PastServer {
  private final Backend backend;
  private final List<Servers.Asked> log;
  private int replayed;

  PastServer(Backend backend, List<Servers.Asked> log) {
    this.backend = backend;
    this.log = log;
  }

  /**
   * Answers a request as the first server would have at that instant.
   *
   * @param at virtual microseconds, not before the instant of the last call
   */
  ServerReply read(HttpRequest request, long at) {
    replayUntil(at);
    return backend.receive(request, at);
  }

  /** Goes through everything before that instant and returns the server as it is then. */
  Backend goTo(long at) {
    replayUntil(at);
    return backend;
  }

  private void replayUntil(long at) {
    while (replayed < log.size() && log.get(replayed).at() < at) {
      Servers.Asked asked = log.get(replayed++);
      makeCalls(backend, asked.at());
      backend.receive(asked.request(), asked.at());
    }
    makeCalls(backend, at);
  }

  /** The calls of the past have been made by the first server and go nowhere. */
  private static void makeCalls(Origin origin, long until) {
    while (origin.nextCallAt() <= until) {
      origin.call(origin.nextCallAt());
    }
  }
}
