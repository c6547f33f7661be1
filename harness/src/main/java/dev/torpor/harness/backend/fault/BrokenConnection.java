package dev.torpor.harness.backend.fault;

import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;

/** What the four connection faults of WireMock have in common: the stub answers, nobody hears. */
final class BrokenConnection {
  private BrokenConnection() {}

  static ServerReply of(Exchange exchange, TransferError error) {
    return Replies.broken(exchange.answer(), 0, error);
  }
}
