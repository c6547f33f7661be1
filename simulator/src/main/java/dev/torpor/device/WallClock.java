package dev.torpor.device;

import dev.torpor.time.TimeFormat;
import dev.torpor.time.VirtualClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The clock on the device's wall: it can be set and moved to another zone; virtual time and the
 * monotonic clock do not care.
 */
public final class WallClock {
  private static final long DAY_SECONDS = TimeFormat.DAY / TimeFormat.SECOND;

  private final VirtualClock clock;
  private final Instant start;
  private long shiftMicros;
  private ZoneId zone;
  private ZoneRules rules;
  private final long startMicros;
  private long offsetMicros;
  private long offsetFrom = Long.MAX_VALUE;
  private long offsetUntil;

  /**
   * A clock that is right.
   *
   * @param start the instant at which virtual time is 0
   */
  public WallClock(VirtualClock clock, Instant start, ZoneId zone) {
    this.clock = clock;
    this.start = start;
    this.startMicros =
        Math.floorMod(start.getEpochSecond(), DAY_SECONDS) * TimeFormat.SECOND
            + start.getNano() / 1_000;
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
    if (virtualMicros < offsetFrom || virtualMicros >= offsetUntil) {
      findOffset(virtualMicros);
    }
    return Math.floorMod(startMicros + shiftMicros + offsetMicros + virtualMicros, TimeFormat.DAY);
  }

  /** The offset from UTC holds until the next transition, mostly for months. */
  private void findOffset(long virtualMicros) {
    Instant shown = shows(virtualMicros);
    ZoneOffsetTransition next = rules.nextTransition(shown);
    offsetMicros = rules.getOffset(shown).getTotalSeconds() * TimeFormat.SECOND;
    offsetFrom = virtualMicros;
    offsetUntil = next == null ? Long.MAX_VALUE : virtualMicros(next.getInstant());
  }

  private void forgetOffset() {
    offsetFrom = Long.MAX_VALUE;
  }

  /** The device's time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Sets the clock forward, or back if negative. */
  public void shift(long micros) {
    shiftMicros += micros;
    forgetOffset();
  }

  /** Moves the device to another zone. */
  public void moveTo(ZoneId next) {
    zone = next;
    rules = next.getRules();
    forgetOffset();
  }
}
