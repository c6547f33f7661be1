package dev.torpor.harness.blocking;

import dev.torpor.network.TransferError;
import java.io.IOException;

/** A transfer has failed; the cause of the exceptions that each client of HTTP throws for it. */
public final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  private final TransferError error;

  TransferException(TransferError error) {
    super(error + " (" + error.code() + ")");
    this.error = error;
  }

  /** Why. */
  public TransferError error() {
    return error;
  }
}
