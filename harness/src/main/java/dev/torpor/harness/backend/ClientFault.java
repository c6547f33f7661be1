package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.torpor.network.TransferError;
import org.jspecify.annotations.Nullable;

/** How URLSession reports the faults that WireMock can inject. */
final class ClientFault {
  private ClientFault() {}

  /** The error, null when there is no fault. */
  static @Nullable TransferError of(@Nullable Fault fault) {
    if (fault == null) {
      return null;
    }
    return switch (fault) {
      // Closed or reset before any byte of a response: -1005.
      case EMPTY_RESPONSE, CONNECTION_RESET_BY_PEER -> TransferError.CONNECTION_LOST;
      // Bytes came, but they are no response: -1017.
      case MALFORMED_RESPONSE_CHUNK, RANDOM_DATA_THEN_CLOSE -> TransferError.BAD_RESPONSE;
    };
  }
}
