package dev.torpor.harness.backend.fault;

import dev.torpor.network.TransferError;

/**
 * After a good status line comes a chunk that is none: WireMock's MALFORMED_RESPONSE_CHUNK.
 * URLSession reports -1017 and does not ask again.
 */
record MalformedChunk() implements Fault {
  @Override
  public Injection begin() {
    return exchange -> BrokenConnection.of(exchange, TransferError.BAD_RESPONSE);
  }
}
