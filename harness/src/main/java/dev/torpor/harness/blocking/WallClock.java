package dev.torpor.harness.blocking;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** The device's wall clock as {@link Clock} and {@link java.time.InstantSource}. */
final class WallClock extends Clock {
  private final Supplier<Instant> now;
  private final ZoneId zone;

  WallClock(Supplier<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new WallClock(now, other);
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
