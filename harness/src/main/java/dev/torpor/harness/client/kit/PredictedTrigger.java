package dev.torpor.harness.client.kit;

import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An app refresh shortly before the user is expected (reference 2.2 B14): a histogram over the
 * half-hours of the day counts on how many days the app was opened then. Until it has seen a day it
 * asks for refreshes at an interval.
 */
final class PredictedTrigger implements Trigger {
  static final Piece<Trigger> PIECE =
      Piece.of(
          "predicted",
          "an app refresh shortly before the user is expected to open the app",
          List.of(
              ClientOption.duration("lead", "5min", "How long before the expected open."),
              ClientOption.decimal("pMin", "0.3", "Share of days with an open that is enough."),
              ClientOption.number("maxPerDay", "24", "Most refreshes asked for in a day."),
              ClientOption.duration("horizon", "24h", "How far ahead to look."),
              ClientOption.duration("otherwise", "6h", "The interval when nobody is expected."),
              ClientOption.text("identifier", "app.refresh", "Identifier of the task.")),
          PredictedTrigger::new);

  private static final int SLOTS = 48;
  private static final long SLOT_MINUTES = 30;

  private final Kit kit;
  private final ClientOptions options;
  private final Tasks tasks;

  private PredictedTrigger(ClientOptions options, Kit kit) {
    this.kit = kit;
    this.options = options;
    String identifier = options.text("identifier");
    this.tasks =
        new Tasks(
            kit,
            Cause.REFRESH,
            identifier,
            "refresh",
            () -> new AppRefreshRequest(identifier, next()));
  }

  @Override
  public void launched(Launch launch) {
    tasks.register();
    if (launch.inBackground() && launch.reason() != Launch.Reason.REFRESH) {
      tasks.ensure();
    }
  }

  @Override
  public void enteredForeground() {
    ZonedDateTime now = local(kit.app().now());
    String day = now.toLocalDate().toString();
    Notes notes = kit.notes();
    if (notes.text("firstDay") == null) {
      notes.put("firstDay", day);
    }
    String key = "slot." + slot(now);
    if (!day.equals(notes.text(key + ".day"))) {
      notes.put(key + ".day", day);
      notes.put(key, notes.number(key, 0) + 1);
    }
  }

  @Override
  public void enteredBackground() {
    tasks.submit(); // what is expected has changed with this open
  }

  /** The lead before the start of the next half-hour in which the user is expected. */
  private Instant next() {
    Instant now = kit.app().now();
    Duration lead = options.duration("lead");
    long gap = Duration.ofDays(1).toMinutes() / Math.max(1, options.number("maxPerDay"));
    Instant earliest =
        now.plus(gap, ChronoUnit.MINUTES).plus(kit.retry().heldMicros(), ChronoUnit.MICROS);
    ZonedDateTime slot = local(now.plus(lead)).truncatedTo(ChronoUnit.HOURS);
    Instant end = now.plus(options.duration("horizon"));
    while (!slot.toInstant().isAfter(end)) {
      Instant at = slot.toInstant().minus(lead);
      if (at.isAfter(now) && !at.isBefore(earliest) && expected(slot)) {
        return at;
      }
      slot = slot.plusMinutes(SLOT_MINUTES);
    }
    Instant otherwise = now.plus(options.duration("otherwise"));
    return otherwise.isAfter(earliest) ? otherwise : earliest;
  }

  private boolean expected(ZonedDateTime slot) {
    String first = kit.notes().text("firstDay");
    if (first == null) {
      return false;
    }
    long days =
        1 + ChronoUnit.DAYS.between(LocalDate.parse(first), local(kit.app().now()).toLocalDate());
    long seen = kit.notes().number("slot." + slot(slot), 0);
    return days > 0 && seen >= options.decimal("pMin") * days && seen > 0;
  }

  private ZonedDateTime local(Instant at) {
    ZoneId zone = kit.app().device().timeZone();
    return at.atZone(zone);
  }

  private static int slot(ZonedDateTime at) {
    return (int) ((at.getHour() * 60L + at.getMinute()) / SLOT_MINUTES) % SLOTS;
  }
}
