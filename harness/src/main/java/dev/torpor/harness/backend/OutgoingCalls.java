package dev.torpor.harness.backend;

import dev.torpor.http.HttpRequest;
import dev.torpor.http.Origin;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Calls that wait for their virtual instant; those of one instant keep their order. */
final class OutgoingCalls {
  private final PriorityQueue<Call> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Call::at).thenComparingLong(Call::number));
  private long added;

  private record Call(long at, long number, HttpRequest request) {}

  void add(long at, HttpRequest request) {
    waiting.add(new Call(at, added++, request));
  }

  /** When the next one is due, {@link Origin#NO_CALL} when there is none. */
  long nextAt() {
    Call next = waiting.peek();
    return next == null ? Origin.NO_CALL : next.at;
  }

  /** Takes the next one. */
  HttpRequest next() {
    return waiting.remove().request;
  }
}
