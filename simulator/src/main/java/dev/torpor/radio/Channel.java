package dev.torpor.radio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way a radio carries packets: the only one of LTE and Wi-Fi, FACH and DCH of UMTS, the LTE and
 * the NR leg of non-standalone 5G.
 *
 * @param name as reports call it; empty when the radio has no other
 * @param activeMicrowatts from first to last packet, whatever the rate
 * @param upPicojoulesPerBit slope of sending; 1 mW/Mbps is 1000 pJ/bit
 * @param downPicojoulesPerBit slope of receiving
 * @param tail phases after the last packet, in order; may be empty
 * @param fromIdle the way here from idle, null when there is none
 * @param fromBelow the way here from the channel below, null when there is none
 * @param timerBytes least bytes that restart the tail once it runs; fewer are carried and leave its
 *     timers as they are. 0 when any packet restarts it
 */
public record Channel(
    String name,
    long activeMicrowatts,
    long upPicojoulesPerBit,
    long downPicojoulesPerBit,
    List<TailPhase> tail,
    @Nullable Promotion fromIdle,
    @Nullable Promotion fromBelow,
    long timerBytes) {

  /** Checks ranges and copies the tail. */
  public Channel {
    tail = List.copyOf(tail);
    RadioProfile.requireNotNegative("activeMicrowatts", activeMicrowatts);
    RadioProfile.requireNotNegative("upPicojoulesPerBit", upPicojoulesPerBit);
    RadioProfile.requireNotNegative("downPicojoulesPerBit", downPicojoulesPerBit);
    RadioProfile.requireNotNegative("timerBytes", timerBytes);
  }

  /** What that many bytes cost on top of their time, in picojoules. */
  long picojoules(long upBytes, long downBytes) {
    long up = Math.multiplyExact(Math.multiplyExact(upBytes, 8), upPicojoulesPerBit);
    long down = Math.multiplyExact(Math.multiplyExact(downBytes, 8), downPicojoulesPerBit);
    return Math.addExact(up, down);
  }
}
