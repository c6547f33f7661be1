package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;

/** The request is lost before the server has done anything with it. */
record NoAnswer(
    @Key(
            value = "What the client sees: silence until its own time-out, or a closed connection.",
            byDefault = "silence")
        Seen seen,
    @Key(value = "When the connection is closed, after the request has arrived.", byDefault = "0s")
        TimeSpan after)
    implements Fault {
  @Override
  public Injection begin() {
    return exchange ->
        seen == Seen.SILENCE
            ? ServerReply.unprocessed(Replies.NEVER_MICROS, TransferError.TIMED_OUT)
            : ServerReply.unprocessed(after.micros(), TransferError.CONNECTION_LOST);
  }
}
