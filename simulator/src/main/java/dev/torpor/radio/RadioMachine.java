package dev.torpor.radio;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import java.util.List;

/**
 * The radio machine: idle, promotion, active, tail phases, idle; with a second channel also the way
 * up to it. It has no clock of its own: whoever drives it says what time it is, never going back,
 * and makes it move on at {@link #nextChange}.
 *
 * <p>Bursts that begin during a promotion share it; overlapping bursts pay the active power once;
 * the tail starts at the end of the last burst, is cut short by the next one and is half open: a
 * burst that begins at the very instant the tail ends finds the radio idle and pays a promotion.
 * Power is drawn for the cause of the burst that began last, which is how platforms attribute it.
 *
 * <p>While a channel is added beside the data, the promotion's power is that of the whole radio and
 * bits cost what they cost on the channel below. Bits are booked at the end of their burst, at the
 * price of the channel then in use.
 */
final class RadioMachine {
  /** No change is due. */
  static final long NEVER = Long.MAX_VALUE;

  private final RadioProfile profile;
  private RadioOutput output;
  private RadioState state = RadioState.OFF;
  private boolean attached;
  private Cause cause = Cause.DEVICE;
  private long instant;
  private long changeAt = NEVER;

  /** In use, being promoted to from idle, or the one whose tail runs. */
  private int channel;

  /** Index in the tail of {@link #channel}. */
  private int phase;

  /** The channel above is being added beside the data, or after them. */
  private boolean adding;

  private int bursts;
  private long waitingUp;
  private long waitingDown;

  /** A tail that a few bytes interrupted and that goes on if they stay few; its end if so. */
  private long interruptedTailEnds = NEVER;

  private long bytesSince;

  /** A machine that is off. */
  RadioMachine(RadioProfile profile, RadioOutput output) {
    this.profile = profile;
    this.output = output;
  }

  RadioState state() {
    return state;
  }

  Cause cause() {
    return cause;
  }

  /** The instant the machine has reached. */
  long instant() {
    return instant;
  }

  /** When the machine next changes by itself, {@link #NEVER} if it does not. */
  long nextChange() {
    return changeAt;
  }

  /** Makes every change that is due up to and including {@code now}. */
  void advanceTo(long now) {
    while (changeAt <= now) {
      change();
    }
    instant = now;
  }

  /** Becomes the device's network interface: joins the network and idles. */
  void attach(long now) {
    advanceTo(now);
    attached = true;
    output.spends(now, Component.RADIO_ATTACH, Cause.DEVICE, profile.attachPicojoules());
    if (state == RadioState.OFF) {
      enterIdle();
    }
  }

  /** Stops being the device's network interface; a running tail still runs out. */
  void detach(long now) {
    advanceTo(now);
    attached = false;
    if (state == RadioState.IDLE) {
      enterOff();
    }
  }

  /** Loses all power; what waits is lost. */
  void cut(long now) {
    advanceTo(now);
    attached = false;
    bursts = 0;
    waitingUp = 0;
    waitingDown = 0;
    if (state != RadioState.OFF) {
      enterOff();
    }
  }

  /** Longest wait of server-initiated traffic in the present state, in microseconds. */
  long pagingMicros() {
    boolean paged =
        switch (state) {
          case OFF, IDLE -> true;
          case TAIL -> tailPhase().paged();
          case PROMOTION, ACTIVE -> false;
        };
    return paged ? profile.pagingMicros() : 0;
  }

  /**
   * Begins a burst.
   *
   * @param upBytes waiting to be sent
   * @param downBytes waiting to be received
   * @return the instant the first packet can leave
   */
  long begin(long now, Cause burstCause, long upBytes, long downBytes) {
    advanceTo(now);
    bursts++;
    waitingUp = Math.addExact(waitingUp, upBytes);
    waitingDown = Math.addExact(waitingDown, downBytes);
    bytesSince += upBytes + downBytes;
    cause = burstCause;
    switch (state) {
      case OFF, IDLE -> leaveIdle();
      case PROMOTION -> {
        if (adding) {
          enterActive();
        }
      }
      case ACTIVE -> activeFor();
      case TAIL -> leaveTail();
    }
    return ready();
  }

  /**
   * Ends a burst that began with the first two and begins another with the last two: the next one
   * of the same flow, without a pause between them.
   */
  long turn(
      long now, Cause burstCause, long upEnded, long downEnded, long upBytes, long downBytes) {
    advanceTo(now);
    waitingUp -= upEnded;
    waitingDown -= downEnded;
    long ready = begin(now, burstCause, upBytes, downBytes);
    bursts--;
    return ready;
  }

  /** Ends a burst that began with these bytes; the last one to end starts the tail. */
  void end(long now, long upBytes, long downBytes) {
    advanceTo(now);
    if (bursts == 0) {
      return;
    }
    bursts--;
    waitingUp -= upBytes;
    waitingDown -= downBytes;
    if (bursts > 0 || state != RadioState.ACTIVE) {
      return;
    }
    if (!adding) {
      draw(Component.RADIO_ACTIVE, 0);
      enterTail();
    } else if (goesOnWithoutData()) {
      enter(RadioState.PROMOTION, above().name());
    } else {
      adding = false;
      changeAt = NEVER;
      draw(Component.RADIO_PROMOTION, 0);
      enterTail();
    }
  }

  /** Books what the bits of a burst cost on top of its time. */
  void carry(long now, Cause burstCause, long upBytes, long downBytes) {
    advanceTo(now);
    long picojoules = profile.channels().get(channel).picojoules(upBytes, downBytes);
    output.spends(now, Component.RADIO_ACTIVE, burstCause, picojoules);
  }

  /** Speaks to another output from now on. */
  void redirect(RadioOutput other) {
    output = other;
  }

  /** Ends all bursts and runs on to idle. */
  void drain(long now) {
    advanceTo(now);
    while (bursts > 0) {
      end(now, 0, 0);
    }
    runOut();
  }

  /** Makes all changes to come, whatever their time. */
  void runOut() {
    while (changeAt != NEVER) {
      change();
    }
  }

  private long ready() {
    if (state != RadioState.PROMOTION || adding) {
      return instant;
    }
    Promotion further = profile.above(channel, waitingUp, waitingDown);
    return further != null && further.course() == Promotion.Course.FIRST
        ? changeAt + further.phase().micros()
        : changeAt;
  }

  private void change() {
    instant = changeAt;
    switch (state) {
      case PROMOTION -> {
        if (adding) {
          added();
        }
        draw(Component.RADIO_PROMOTION, 0);
        changeAt = NEVER;
        if (bursts > 0) {
          enterActive();
        } else {
          enterTail();
        }
      }
      case ACTIVE -> {
        added();
        draw(Component.RADIO_PROMOTION, 0);
        changeAt = NEVER;
        enterActive();
      }
      case TAIL -> nextTailPhase();
      case OFF, IDLE -> changeAt = NEVER;
    }
  }

  private void leaveIdle() {
    interruptedTailEnds = NEVER;
    draw(Component.RADIO_IDLE, 0);
    channel = profile.fromIdle(waitingUp, waitingDown);
    Promotion promotion = profile.channels().get(channel).fromIdle();
    promote(promotion == null ? RadioProfile.Phase.NONE : promotion.phase());
  }

  private void leaveTail() {
    TailPhase left = tailPhase();
    boolean atOnce = left.channel() == channel && left.resume().micros() == 0;
    interruptedTailEnds = atOnce ? changeAt : NEVER;
    bytesSince = waitingUp + waitingDown;
    changeAt = NEVER;
    draw(Component.RADIO_TAIL, 0);
    channel = left.channel();
    promote(left.resume());
  }

  /** Goes to {@link #channel}, at once if that takes no time. */
  private void promote(RadioProfile.Phase promotion) {
    if (promotion.micros() == 0) {
      enterActive();
      return;
    }
    draw(Component.RADIO_PROMOTION, promotion.microwatts());
    changeAt = instant + promotion.micros();
    enter(RadioState.PROMOTION, profile.channels().get(channel).name());
  }

  private void enterActive() {
    if (!activeFor()) {
      return;
    }
    enter(RadioState.ACTIVE, profile.channels().get(channel).name());
  }

  /** Draws for the packets that wait; false when they need the channel above and wait for it. */
  private boolean activeFor() {
    if (adding) {
      return true;
    }
    Promotion up = profile.above(channel, waitingUp, waitingDown);
    if (up == null) {
      draw(Component.RADIO_ACTIVE, profile.channels().get(channel).activeMicrowatts());
      return true;
    }
    interruptedTailEnds = NEVER;
    draw(Component.RADIO_ACTIVE, 0);
    if (up.course() == Promotion.Course.FIRST) {
      channel++;
      promote(up.phase());
      return false;
    }
    adding = true;
    changeAt = instant + up.phase().micros();
    draw(Component.RADIO_PROMOTION, up.phase().microwatts());
    return true;
  }

  private void added() {
    adding = false;
    channel++;
  }

  private Channel above() {
    return profile.channels().get(channel + 1);
  }

  private boolean goesOnWithoutData() {
    Promotion promotion = above().fromBelow();
    return promotion != null && promotion.course() == Promotion.Course.REGARDLESS;
  }

  private void enterTail() {
    long ends = interruptedTailEnds;
    interruptedTailEnds = NEVER;
    if (ends == NEVER || bytesSince >= profile.channels().get(channel).timerBytes()) {
      startTailPhase(0, NEVER);
    } else if (ends > instant) {
      startTailPhase(phase, ends);
    } else {
      startTailPhase(phase + 1, NEVER);
    }
  }

  private void nextTailPhase() {
    startTailPhase(phase + 1, NEVER);
  }

  /** Starts a phase of the tail, or idles when there is none of that number. */
  private void startTailPhase(int number, long ends) {
    List<TailPhase> tail = profile.channels().get(channel).tail();
    if (number < tail.size() && tail.get(number).micros() == 0) {
      startTailPhase(number + 1, ends);
      return;
    }
    if (number >= tail.size()) {
      changeAt = NEVER;
      draw(Component.RADIO_TAIL, 0);
      if (attached) {
        enterIdle();
      } else {
        enterOff();
      }
      return;
    }
    phase = number;
    TailPhase next = tail.get(number);
    changeAt = ends == NEVER ? instant + next.micros() : ends;
    draw(Component.RADIO_TAIL, next.microwatts());
    if (state != RadioState.TAIL || !next.name().isEmpty()) {
      enter(RadioState.TAIL, next.name());
    }
  }

  private TailPhase tailPhase() {
    return profile.channels().get(channel).tail().get(phase);
  }

  private void enterIdle() {
    output.draws(instant, Component.RADIO_IDLE, Cause.DEVICE, profile.idleMicrowatts());
    enter(RadioState.IDLE, "");
  }

  private void enterOff() {
    adding = false;
    changeAt = NEVER;
    draw(Component.RADIO_IDLE, 0);
    draw(Component.RADIO_PROMOTION, 0);
    draw(Component.RADIO_ACTIVE, 0);
    draw(Component.RADIO_TAIL, 0);
    enter(RadioState.OFF, "");
  }

  private void draw(Component component, long microwatts) {
    output.draws(instant, component, cause, microwatts);
  }

  private void enter(RadioState next, String detail) {
    state = next;
    output.entered(instant, next, detail);
  }
}
