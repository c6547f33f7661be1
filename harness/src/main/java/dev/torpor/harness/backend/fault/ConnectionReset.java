package dev.torpor.harness.backend.fault;

import dev.torpor.network.TransferError;

/**
 * The server resets the connection: WireMock's CONNECTION_RESET_BY_PEER. URLSession takes it like a
 * connection that was closed, see {@link EmptyResponse}.
 */
record ConnectionReset() implements Fault {
  @Override
  public Injection begin() {
    return exchange -> BrokenConnection.of(exchange, TransferError.CONNECTION_LOST);
  }
}
