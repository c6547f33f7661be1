package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import java.util.List;

/**
 * Queues what may wait until another transfer has the radio up, or the deadline of the oldest comes
 * (TailEnder, reference 2.2 B8). The client knows of its own transfers only: within the tail after
 * one, everything goes along.
 */
final class BatchGate {
  static final Piece<Gate> PIECE =
      Gates.piece(
          "batch",
          "what may wait goes together: in the tail of a transfer, or at a deadline",
          "wait",
          List.of(
              ClientOption.duration("deadline", "30min", "Longest wait of a job."),
              ClientOption.duration(
                  "tail", "11.6s", "How long the radio stays up after a transfer."),
              ClientOption.number("maxBatch", "50", "Edits that are enough for a batch.")),
          (options, kit) ->
              () -> {
                long since = kit.engine().sinceSync();
                boolean due = since >= options.micros("deadline");
                boolean inTail = since <= options.micros("tail");
                boolean full = kit.pendingEdits() >= options.number("maxBatch");
                return due || inTail || full ? null : "waiting for a batch";
              });

  private BatchGate() {}
}
