package dev.torpor.harness.client;

import dev.torpor.app.ClientOption;

/** Strategies that wait for a better moment. */
public final class WaitingPresets {
  private static final ClientOption CELLULAR =
      ClientOption.flag("cellular", "off", "On: goes by cellular after maxDefer; off: waits on.");

  private static final ClientOption ON_BATTERY =
      ClientOption.flag("onBattery", "off", "On: goes on battery after maxDefer; off: waits on.");

  private WaitingPresets() {}

  private static ClientOption maxDefer(String byDefault) {
    return ClientOption.duration(
        "maxDefer", byDefault, "When the last sync is older it goes all the same; 0s: never.");
  }

  /** {@code batch-tail}. */
  public static final class BatchTail extends Preset {
    /** For the service mechanism. */
    public BatchTail() {
      super(
          Composition.of(
                  "batch-tail",
                  "lets what may wait go together, in the tail of a transfer or at a deadline",
                  "TailEnder, IMC 2009")
              .knob(ClientOption.duration("deadline", "30min", "Longest wait of a job."))
              .knob(ClientOption.duration("tail", "11.6s", "How long the radio stays up."))
              .knob(ClientOption.number("maxBatch", "50", "Edits that are enough."))
              .set("triggers", "[{refresh: {interval: $deadline}}, push, open, edit, close]")
              .set("gates", "[{batch: {deadline: $deadline, tail: $tail, maxBatch: $maxBatch}}]"));
    }
  }

  /** {@code piggyback}. */
  public static final class Piggyback extends Preset {
    /** For the service mechanism. */
    public Piggyback() {
      super(
          Composition.of(
                  "piggyback",
                  "asks for no launch of its own but rides on app close, on other grants and on"
                      + " transfers of its own",
                  "the check V34")
              .knob(ClientOption.duration("maxAge", "2h", "Nothing to do when younger."))
              .knob(ClientOption.flag("appClose", "on", "Rides when the user leaves."))
              .knob(ClientOption.flag("otherGrant", "on", "Rides on other launches."))
              .knob(ClientOption.flag("radioActive", "on", "Rides on its own transfers."))
              .set(
                  "triggers",
                  "[{piggyback: {maxAge: $maxAge, appClose: $appClose, otherGrant: $otherGrant,"
                      + " radioActive: $radioActive}}, {processing: {interval: 24h}}, open,"
                      + " edit]"));
    }
  }

  /** {@code signal-aware}. */
  public static final class SignalAware extends Preset {
    /** For the service mechanism. */
    public SignalAware() {
      super(
          Composition.of(
                  "signal-aware",
                  "waits for good reception, which it knows from its own last transfer",
                  "Bartendr, MobiCom 2010")
              .knob(INTERVAL)
              .knob(ClientOption.number("minBars", "3", "Least reception, in bars."))
              .knob(maxDefer("2h"))
              .set("triggers", "[{refresh: {interval: $interval}}, open, edit]")
              .set("gates", "[{signal: {minBars: $minBars, maxDefer: $maxDefer}}]"));
    }
  }

  /** {@code lyapunov}. */
  public static final class Lyapunov extends Preset {
    /** For the service mechanism. */
    public Lyapunov() {
      super(
          Composition.of(
                  "lyapunov",
                  "goes when what has piled up is worth the power of the way there is",
                  "SALSA, MobiSys 2010; AppATP")
              .knob(INTERVAL)
              .knob(ClientOption.decimal("v", "0.5", "Weight of the power; more waits longer."))
              .knob(maxDefer("12h"))
              .set("triggers", "[{refresh: {interval: $interval}}, open, edit]")
              .set("gates", "[{lyapunov: {v: $v, maxDefer: $maxDefer}}]"));
    }
  }

  /** {@code wifi-only}. */
  public static final class WifiOnly extends Preset {
    /** For the service mechanism. */
    public WifiOnly() {
      super(
          Composition.of(
                  "wifi-only",
                  "syncs in the background on Wi-Fi alone",
                  "MobiusSync issue 7, zingo-mobile pull request 604")
              .knob(INTERVAL)
              .knob(maxDefer("24h"))
              .knob(CELLULAR)
              .set("triggers", "[{refresh: {interval: $interval}}, processing, open, edit]")
              .set("gates", "[{wifi: {maxDefer: $maxDefer, deferredOpens: $cellular}}]"));
    }
  }

  /** {@code charge-only}. */
  public static final class ChargeOnly extends Preset {
    /** For the service mechanism. */
    public ChargeOnly() {
      super(
          Composition.of(
                  "charge-only",
                  "syncs in the background on a charger alone",
                  "MobiusSync issue 7, zingo-mobile pull request 604")
              .knob(INTERVAL)
              .knob(maxDefer("24h"))
              .knob(ON_BATTERY)
              .set(
                  "triggers",
                  "[{refresh: {interval: $interval}}, {processing: {power: on}}, open, edit]")
              .set("gates", "[{charging: {maxDefer: $maxDefer, deferredOpens: $onBattery}}]"));
    }
  }

  /** {@code wifi-and-charge}. */
  public static final class WifiAndCharge extends Preset {
    /** For the service mechanism. */
    public WifiAndCharge() {
      super(
          Composition.of(
                  "wifi-and-charge",
                  "syncs in the background on Wi-Fi and a charger alone",
                  "MobiusSync issue 7, zingo-mobile pull request 604")
              .knob(INTERVAL)
              .knob(maxDefer("24h"))
              .knob(CELLULAR)
              .knob(ON_BATTERY)
              .set(
                  "triggers",
                  "[{refresh: {interval: $interval}}, {processing: {power: on}}, open, edit]")
              .set(
                  "gates",
                  "[{wifi: {maxDefer: $maxDefer, deferredOpens: $cellular}},"
                      + " {charging: {maxDefer: $maxDefer, deferredOpens: $onBattery}}]"));
    }
  }

  /** {@code jit-open}. */
  public static final class JitOpen extends Preset {
    /** For the service mechanism. */
    public JitOpen() {
      super(
          Composition.of(
                  "jit-open",
                  "refreshes shortly before the user is expected, by a histogram of earlier opens",
                  "Parate, UbiComp 2013; Baumann and Santini 2017")
              .knob(ClientOption.duration("lead", "5min", "How long before the expected open."))
              .knob(ClientOption.decimal("pMin", "0.3", "Share of days with an open."))
              .knob(ClientOption.number("maxPerDay", "24", "Most refreshes in a day."))
              .knob(ClientOption.duration("horizon", "24h", "How far ahead to look."))
              .set(
                  "triggers",
                  "[{predicted: {lead: $lead, pMin: $pMin, maxPerDay: $maxPerDay,"
                      + " horizon: $horizon}}, open, edit]"));
    }
  }

  /** {@code selective}. */
  public static final class Selective extends Preset {
    /** For the service mechanism. */
    public Selective() {
      super(
          Composition.of(
                  "selective",
                  "fetches only the highest ranked records, within a budget of bytes",
                  "EarlyBird, MobiHoc 2015; Spice, INFOCOM 2016")
              .knob(INTERVAL)
              .knob(ClientOption.number("topK", "20", "How many records."))
              .knob(ClientOption.bytes("budget", "40 MB", "Bytes of answers in 30 days."))
              .set("triggers", "[{refresh: {interval: $interval}}, open, edit]")
              .set("fetch", "{selective: {topK: $topK, budget: $budget}}"));
    }
  }
}
