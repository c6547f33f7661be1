package dev.torpor.radio;

import dev.torpor.energy.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One radio's past: its figures, when it was attached, and its bursts, which have numbers from 0 in
 * the order they ended. A day has hundreds of bursts, so that a burst is 77 bytes in a few arrays.
 */
final class RadioPast {
  /** No burst has this number. */
  static final int NONE = -1;

  private static final Cause[] CAUSES = Cause.values();
  private static final int BEGUN_AT = 0;
  private static final int BEGUN_AFTER = 1;
  private static final int READY_AT = 2;
  private static final int WAITING_UP = 3;
  private static final int WAITING_DOWN = 4;
  private static final int BYTES_UP = 5;
  private static final int BYTES_DOWN = 6;
  private static final int ENDED_AT = 7;
  private static final int STEP = 8;
  private static final int FIGURES = 9;

  private final RadioProfile profile;
  private final List<Turn> turns = new ArrayList<>();
  private long[] figures = new long[64 * FIGURES];
  private byte[] cause = new byte[64];
  private int[] next = new int[64];
  private boolean[] opens = new boolean[64];
  private int[] lastOfFlow = new int[64];
  private int bursts;
  private long steps;

  RadioPast(RadioProfile profile) {
    this.profile = profile;
    Arrays.fill(lastOfFlow, NONE);
  }

  /** The radio was attached, detached or cut off. */
  record Turn(long at, long step, Kind kind) {
    enum Kind {
      ATTACHED,
      DETACHED,
      CUT
    }
  }

  void turned(long at, Turn.Kind kind) {
    turns.add(new Turn(at, ++steps, kind));
  }

  @SuppressWarnings("EnumOrdinal") // a place in an array of one run, never stored
  void ended(long at, RadioEvent.Burst burst) {
    makeRoom((int) burst.flow());
    int number = bursts++;
    long[] all = figures;
    int place = number * FIGURES;
    all[place + BEGUN_AT] = burst.begunAt();
    all[place + BEGUN_AFTER] = burst.begunAfter();
    all[place + READY_AT] = burst.readyAt();
    all[place + WAITING_UP] = burst.waitingUp();
    all[place + WAITING_DOWN] = burst.waitingDown();
    all[place + BYTES_UP] = burst.bytesUp();
    all[place + BYTES_DOWN] = burst.bytesDown();
    all[place + ENDED_AT] = at;
    all[place + STEP] = ++steps;
    cause[number] = (byte) burst.cause().ordinal();
    next[number] = NONE;
    int before = lastOfFlow[(int) burst.flow()];
    opens[number] = before == NONE;
    if (before != NONE) {
      next[before] = number;
    }
    lastOfFlow[(int) burst.flow()] = number;
  }

  private void makeRoom(int flow) {
    if (bursts == next.length) {
      int larger = 2 * bursts;
      figures = Arrays.copyOf(figures, larger * FIGURES);
      cause = Arrays.copyOf(cause, larger);
      next = Arrays.copyOf(next, larger);
      opens = Arrays.copyOf(opens, larger);
    }
    if (flow >= lastOfFlow.length) {
      int length = lastOfFlow.length;
      lastOfFlow = Arrays.copyOf(lastOfFlow, Math.max(2 * length, flow + 1));
      Arrays.fill(lastOfFlow, length, lastOfFlow.length, NONE);
    }
  }

  RadioProfile profile() {
    return profile;
  }

  List<Turn> turns() {
    return Collections.unmodifiableList(turns);
  }

  /** How many bursts there are. */
  int bursts() {
    return bursts;
  }

  /** True for the first burst of a flow. */
  boolean opens(int burst) {
    return opens[burst];
  }

  /** The next burst of the same flow, {@link #NONE} after the last. */
  int next(int burst) {
    return next[burst];
  }

  /** Whose it is, and its flow. */
  Cause cause(int burst) {
    return CAUSES[cause[burst]];
  }

  long begunAt(int burst) {
    return figures[burst * FIGURES + BEGUN_AT];
  }

  long begunAfter(int burst) {
    return figures[burst * FIGURES + BEGUN_AFTER];
  }

  long readyAt(int burst) {
    return figures[burst * FIGURES + READY_AT];
  }

  long waitingUp(int burst) {
    return figures[burst * FIGURES + WAITING_UP];
  }

  long waitingDown(int burst) {
    return figures[burst * FIGURES + WAITING_DOWN];
  }

  long bytesUp(int burst) {
    return figures[burst * FIGURES + BYTES_UP];
  }

  long bytesDown(int burst) {
    return figures[burst * FIGURES + BYTES_DOWN];
  }

  long endedAt(int burst) {
    return figures[burst * FIGURES + ENDED_AT];
  }

  /** The how-many-th step of its radio its end was. */
  long step(int burst) {
    return figures[burst * FIGURES + STEP];
  }
}
