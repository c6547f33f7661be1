package dev.torpor.harness.client.kit;

import org.jspecify.annotations.Nullable;

/** Says when a sync must wait. Asked before every request. */
interface Gate {
  /** Why it must wait, null when it may go. */
  @Nullable String closed(Cause cause);
}
