package dev.torpor.measure;

import dev.torpor.os.push.PushEvent.DropReason;
import java.util.SortedMap;

/**
 * What became of pushes inside the window. A push that was sent ends at most once, delivered,
 * replaced or dropped; the others are still on their way.
 *
 * @param sent taken by the push service
 * @param rejected refused by it
 * @param stored kept for a device that could not take them
 * @param replaced lost to a newer one, at the service or on the device
 * @param delivered handed to the app, or shown if they were for nobody else
 * @param dropped why nobody got them; reasons that did not occur are left out
 */
public record PushActivity(
    long sent,
    long rejected,
    long stored,
    long replaced,
    long delivered,
    SortedMap<DropReason, Long> dropped) {

  /** How many nobody got, for whatever reason. */
  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
