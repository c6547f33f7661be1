package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.network.TransferError;

/** The server has done what was asked, and its answer is lost: the client cannot know. */
record ResponseLost(
    @Key(
            value = "What the client sees: silence until its own time-out, or a closed connection.",
            byDefault = "silence")
        Seen seen,
    @Key(value = "When the connection is closed, after the answer was due.", byDefault = "0s")
        TimeSpan after)
    implements Fault {
  @Override
  public Injection begin() {
    return exchange ->
        seen == Seen.SILENCE
            ? Replies.broken(exchange.answer(), Replies.NEVER_MICROS, TransferError.TIMED_OUT)
            : Replies.broken(exchange.answer(), after.micros(), TransferError.CONNECTION_LOST);
  }
}
