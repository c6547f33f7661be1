package dev.torpor.world;

import dev.torpor.os.push.PushMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server pushes whoever syncs. It sends to the token that the app was given last, as if the
 * app told its server at once.
 *
 * @param scripted pushes at fixed instants, in order of time
 * @param onChange a push when something changes on the server, null for none
 * @param deadTokens what the server does when a token turns out to be inactive
 */
public record PushPlan(
    List<Scripted> scripted, @Nullable OnChange onChange, DeadTokens deadTokens) {
  private static final PushPlan NONE = new PushPlan(List.of(), null, DeadTokens.FORGOTTEN);

  /** Copies the list and checks its order. */
  public PushPlan {
    scripted = List.copyOf(scripted);
    for (int i = 1; i < scripted.size(); i++) {
      if (scripted.get(i).at() < scripted.get(i - 1).at()) {
        throw new IllegalArgumentException("pushes stand in order of time");
      }
    }
  }

  /** Nothing. */
  public static PushPlan none() {
    return NONE;
  }

  /** A push at an instant, in virtual microseconds. */
  public record Scripted(long at, PushMessage message) {}

  /**
   * A push when somebody else than the device changes something on the server.
   *
   * @param message the same each time, but for what {@code payload} adds
   * @param coalesceMicros from the first change to its push; what changes meanwhile is covered by
   *     it. 0 for one push for each instant of change
   * @param spacingMicros least time from one push to the next; 0 for none
   * @param loss share of the pushes that never reach the push service, from 0 to 1
   * @param payload what the push says of the changes it covers
   * @param recordBytes size of one record in a payload with data, as JSON text
   */
  public record OnChange(
      PushMessage message,
      long coalesceMicros,
      long spacingMicros,
      double loss,
      Payload payload,
      int recordBytes) {
    /** Checks the ranges. */
    public OnChange {
      if (coalesceMicros < 0 || spacingMicros < 0) {
        throw new IllegalArgumentException("changes cannot be covered before they happen");
      }
      if (!(loss >= 0 && loss <= 1) || recordBytes < 0) {
        throw new IllegalArgumentException(
            "a share lies between 0 and 1, and sizes are not negative");
      }
    }

    /** A push without loss that says nothing of what has changed. */
    public OnChange(PushMessage message, long coalesceMicros) {
      this(message, coalesceMicros, 0, 0, Payload.NONE, 0);
    }
  }

  /** What a push says of the changes it covers; see {@code PushPayload} for the keys. */
  public enum Payload {
    /** Nothing. */
    NONE,
    /** Which records have changed. */
    IDS,
    /** The changed records themselves. */
    DATA
  }

  /** What a server does with a token that the push service calls inactive. */
  public enum DeadTokens {
    /** Forgets it, as it should. */
    FORGOTTEN,
    /** Keeps it and sends to it. */
    KEPT
  }
}
