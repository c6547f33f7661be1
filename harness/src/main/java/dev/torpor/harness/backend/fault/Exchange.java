package dev.torpor.harness.backend.fault;

import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStream;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request at a fault, and the way on to the server. */
final class Exchange {
  private final FaultLayer.Entry entry;
  private final HttpRequest request;
  private final long now;
  private final Function<HttpRequest, ServerReply> onward;
  private @Nullable ServerReply answer;
  private boolean spoiled;

  Exchange(
      FaultLayer.Entry entry,
      HttpRequest request,
      long now,
      Function<HttpRequest, ServerReply> onward) {
    this.entry = entry;
    this.request = request;
    this.now = now;
    this.onward = onward;
  }

  HttpRequest request() {
    return request;
  }

  /** Virtual microseconds. */
  long now() {
    return now;
  }

  /** The same instant by the server's wall clock. */
  Instant instant() {
    return entry.layer().instant(now);
  }

  /** The fault's own chance. */
  RandomStream chance() {
    return entry.chance();
  }

  /** Virtual microseconds at which the window ends in which the fault hits; now when none does. */
  long windowEnd() {
    return entry.windowEnd(now);
  }

  /**
   * Virtual microseconds of the scheduled moment that made the fault due, see {@link FaultRules}.
   */
  long moment() {
    return entry.moment(now);
  }

  /** What the server says; it is asked once, however often this is called. */
  ServerReply answer() {
    ServerReply given = answer;
    if (given == null) {
      given = onward.apply(request);
      answer = given;
    }
    return given;
  }

  /** What the server says to another request in place of this one. */
  ServerReply answerTo(HttpRequest changed) {
    return onward.apply(changed);
  }

  /** Lets the server handle the request once more. */
  ServerReply again() {
    return onward.apply(request);
  }

  /** The servers behind everything. */
  Servers servers() {
    return entry.layer().servers();
  }

  /** This request has been spoiled without having been picked. */
  ServerReply spoiled(ServerReply reply) {
    spoiled = true;
    return reply;
  }

  boolean isSpoiled() {
    return spoiled;
  }
}
