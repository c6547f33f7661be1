package dev.torpor.harness.client.kit;

import dev.torpor.app.BackgroundFetchResult;

/** How a sync ends. */
enum Outcome {
  /** New records are durably stored. */
  UPDATED,
  /** The server confirmed that what is held is current. */
  UNCHANGED,
  /** The system's transfer service has it now. */
  HANDED_OVER,
  /** It was not tried: a gate is closed, or the server or the backoff wants it later. */
  HELD,
  /** Nothing is known that was not known before; the log tells why. */
  FAILED;

  /** What a task is completed with. */
  boolean success() {
    return this != FAILED;
  }

  /** What the handler of a push or of a fetch is told. */
  BackgroundFetchResult fetchResult() {
    return switch (this) {
      case UPDATED -> BackgroundFetchResult.NEW_DATA;
      case UNCHANGED, HANDED_OVER, HELD -> BackgroundFetchResult.NO_DATA;
      case FAILED -> BackgroundFetchResult.FAILED;
    };
  }
}
