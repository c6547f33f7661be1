package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.world.Days;
import dev.torpor.world.Moment;
import dev.torpor.world.WorldPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the user does. */
public record UserSpec(
    @Key(value = "When the user opens the app, and for how long.", byDefault = "[]")
        List<Open> opens,
    @Key(value = "When a charger is connected.", byDefault = "[]") List<Charge> charging,
    @Key(value = "When another app plays audio.", byDefault = "[]") List<Audio> audio,
    @Key(value = "What the user, or the surroundings, do to the device.", byDefault = "[]")
        List<UserEvent> events,
    @Key("What the user writes in the app; nothing unless said, or as the content says.")
        @Nullable EditsSpec edits) {

  /** The user opens the app. */
  public record Open(
      @Key("A time of day (07:40), a day and a time (2d 14:00), or a time after the start (90min).")
          Moment at,
      @Key(value = "How long the app stays open.", name = "for") TimeSpan length,
      @Key(value = "On which days, for a time of day.", byDefault = "daily") Days days) {
    /** Checks the length. */
    public Open {
      if (length.micros() == 0) {
        throw new IllegalArgumentException("'for' must be longer than 0");
      }
    }

    WorldPlan.Open toPlan() {
      return new WorldPlan.Open(at, days, length.micros());
    }
  }

  /** A charger is connected. */
  public record Charge(
      @Key("When it is plugged in.") Moment from,
      @Key("When it is unplugged; a time of day that is not later means the next day.") Moment to,
      @Key(value = "On which days it is plugged in, for times of day.", byDefault = "daily")
          Days days)
      implements Windowed {}

  /** Another app plays audio. */
  public record Audio(
      @Key("When it begins.") Moment from,
      @Key("When it ends; a time of day that is not later means the next day.") Moment to,
      @Key(value = "On which days it begins, for times of day.", byDefault = "daily") Days days)
      implements Windowed {}
}
