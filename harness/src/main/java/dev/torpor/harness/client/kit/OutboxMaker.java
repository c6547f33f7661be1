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
              ClientOption.number(
                  "batch",
                  "1",
                  "Most edits in one request (POST to /batch below the collection); 1: each alone,"
                      + " as when the server takes no batches."),
              ClientOption.choice(
                  "order",
                  List.of("per-entity", "all"),
                  "What stays in order: the edits of each record, or all; then one that has to"
                      + " wait holds up the rest."),
              ClientOption.choice(
                  "idempotencyKey",
                  List.of("per-op", "none"),
                  "A key for each edit, stored before it is first sent; without keys what may have"
                      + " arrived is looked for before it is sent again."),
              ClientOption.duration(
                  "keepSent",
                  "7d",
                  "How long confirmed edits are kept, to be sent again when the server has lost"
                      + " them; 0s: not at all."),
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
