package dev.torpor.device;

import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;

/**
 * The clock on the device's wall: it can be set and moved to another zone; virtual time and the
 * monotonic clock do not care.
 */
public final class WallClock {
  private final VirtualClock clock;
  private final Instant start;
  private long shiftMicros;
  private ZoneId zone;
  private ZoneRules rules;

  /**
   * A clock that is right.
   *
   * @param start the instant at which virtual time is 0
   */
  public WallClock(VirtualClock clock, Instant start, ZoneId zone) {
    this.clock = clock;
    this.start = start;
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /** What the clock shows now. */
  public Instant now() {
    return shows(clock.now());
  }

  /** What the clock would show at a virtual time if nobody set it before. */
  public Instant shows(long virtualMicros) {
    return start.plus(virtualMicros + shiftMicros, ChronoUnit.MICROS);
  }

  /** The virtual time at which the clock shows {@code instant} if nobody sets it before. */
  public long virtualMicros(Instant instant) {
    return ChronoUnit.MICROS.between(start, instant) - shiftMicros;
  }

  /** The local time of day at a virtual time, in microseconds since midnight. */
  public long microsOfDay(long virtualMicros) {
    Instant shown = shows(virtualMicros);
    long seconds = shown.getEpochSecond() + rules.getOffset(shown).getTotalSeconds();
    return Math.floorMod(seconds * TimeFormat.SECOND + shown.getNano() / 1_000, TimeFormat.DAY);
  }

  /** The device's time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Sets the clock forward, or back if negative. */
  public void shift(long micros) {
    shiftMicros += micros;
  }

  /** Moves the device to another zone. */
  public void moveTo(ZoneId next) {
    zone = next;
    rules = next.getRules();
  }
}
