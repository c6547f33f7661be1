package dev.torpor.harness.backend.fault;

import dev.torpor.network.TransferError;

/**
 * The server closes the connection without a byte of an answer: WireMock's EMPTY_RESPONSE.
 * URLSession reports -1005; a request that may be repeated, on a connection that has served before,
 * it first sends once more by itself, see {@link dev.torpor.http.HttpStack}.
 */
record EmptyResponse() implements Fault {
  @Override
  public Injection begin() {
    return exchange -> BrokenConnection.of(exchange, TransferError.CONNECTION_LOST);
  }
}
