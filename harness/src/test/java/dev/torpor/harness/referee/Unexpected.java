package dev.torpor.harness.referee;

import dev.torpor.harness.binding.Complaints;

/** Fails a test that gives options nobody knows. */
final class Unexpected implements Complaints {
  @Override
  public void aboutName(String key, String message) {
    throw new AssertionError(message);
  }

  @Override
  public void aboutValue(String key, String message) {
    throw new AssertionError(message);
  }
}
