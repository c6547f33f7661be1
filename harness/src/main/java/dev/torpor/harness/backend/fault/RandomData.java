package dev.torpor.harness.backend.fault;

import dev.torpor.network.TransferError;

/**
 * Garbage, then the end of the connection: WireMock's RANDOM_DATA_THEN_CLOSE. URLSession reports
 * -1017 and does not ask again.
 */
record RandomData() implements Fault {
  @Override
  public Injection begin() {
    return exchange -> BrokenConnection.of(exchange, TransferError.BAD_RESPONSE);
  }
}
