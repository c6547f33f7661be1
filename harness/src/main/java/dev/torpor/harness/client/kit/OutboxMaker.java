package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the outbox that was chosen. */
interface OutboxMaker {
  Piece<OutboxMaker> QUEUE =
      Piece.of(
          "queue",
          "a durable queue with an idempotency key for each edit, in order for each record",
          List.of(
              ClientOption.choice(
                  "coalesce",
                  List.of("off", "per-entity"),
                  "Whether a later edit takes the place of one of the same record not sent yet."),
              ClientOption.duration(
                  "keyLife",
                  "30min",
                  "A key that was first sent longer ago may be forgotten: looks before sending"
                      + " again.")),
          (options, kit) -> (of, conflict) -> new Outbox(of, conflict, options));

  Piece<OutboxMaker> NONE =
      Piece.of(
          "none",
          "edits stay on the device: for apps whose user writes nothing",
          List.of(),
          (options, kit) -> (of, conflict) -> null);

  /** The outbox, null for none. */
  @Nullable Outbox open(Kit kit, Conflict conflict);
}
