package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import java.util.ArrayList;
import java.util.List;

/**
 * The server handles a request twice, as when a proxy has lost the first answer and repeats the
 * request. Both effects are in the trace.
 */
record DuplicateDelivery(
    @Key(value = "Which of the two answers the client gets.", byDefault = "second") Which answer)
    implements Fault {
  /** One of two answers. */
  enum Which {
    FIRST,
    SECOND
  }

  @Override
  public Injection begin() {
    return exchange -> {
      ServerReply first = exchange.answer();
      ServerReply second = exchange.again();
      ServerReply seen = answer == Which.FIRST ? first : second;
      List<ServerFact> both = new ArrayList<>(first.facts());
      both.addAll(second.facts());
      return new ServerReply(
          seen.response(),
          seen.firstByteMicros(),
          seen.lastByteMicros(),
          seen.failure(),
          both,
          seen.bytesBeforeFailure());
    };
  }
}
