package dev.torpor.harness.backend.fault;

import dev.torpor.harness.backend.Backend;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import java.util.List;

/** A second server that goes through what the first one has gone through, some time later. */
final class PastServer {
  private final Backend backend;
  private final List<Servers.Step> log;
  private int gone;

  PastServer(Backend backend, List<Servers.Step> log) {
    this.backend = backend;
    this.log = log;
  }

  /**
   * Answers a request as the first server would have at that instant.
   *
   * @param at virtual microseconds, not before the instant of the last call
   */
  ServerReply read(HttpRequest request, long at) {
    while (gone < log.size() && log.get(gone).at() < at) {
      Servers.Step step = log.get(gone++);
      makeCalls(step.at());
      step.action().accept(backend);
    }
    makeCalls(at);
    return backend.receive(request, at);
  }

  /** The calls of the past have been made by the first server and go nowhere. */
  private void makeCalls(long until) {
    while (backend.nextCallAt() <= until) {
      backend.call(backend.nextCallAt());
    }
  }
}
