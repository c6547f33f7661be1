package dev.torpor.harness.client;

import dev.torpor.app.ClientOption;

/** Strategies that ask again and again. */
public final class PollingPresets {
  private PollingPresets() {}

  /** {@code poll-fixed}. */
  public static final class Fixed extends Preset {
    /** For the service mechanism. */
    public Fixed() {
      super(
          Composition.of(
                  "poll-fixed",
                  "polls at a fixed interval, asking only for what is new",
                  "Cho and Garcia-Molina, SIGMOD 2000; RFC 9110")
              .knob(INTERVAL)
              .knob(ClientOption.decimal("jitter", "0", "Spread of the interval, 0.5 for +-50 %."))
              .knob(ClientOption.flag("conditional", "on", "Asks only for what is new."))
              .set("triggers", "[{refresh: {interval: $interval, jitter: $jitter}}, open, edit]")
              .set("fetch", "{auto: {conditional: $conditional}}"));
    }
  }

  /** {@code poll-jitter}. */
  public static final class Jittered extends Preset {
    /** For the service mechanism. */
    public Jittered() {
      super(
          Composition.of(
                  "poll-jitter",
                  "polls at an interval that is spread by chance, so that a fleet does not come"
                      + " at once",
                  "Cho and Garcia-Molina, SIGMOD 2000")
              .knob(INTERVAL)
              .knob(
                  ClientOption.decimal("jitter", "0.5", "Spread of the interval, 0.5 for +-50 %."))
              .set("triggers", "[{refresh: {interval: $interval, jitter: $jitter}}, open, edit]"));
    }
  }

  /** {@code poll-adaptive}. */
  public static final class Adaptive extends Preset {
    /** For the service mechanism. */
    public Adaptive() {
      super(
          Composition.of(
                  "poll-adaptive", "polls sooner after news and later after none", "the check V41")
              .knob(INTERVAL)
              .knob(ClientOption.duration("min", "5min", "The shortest interval."))
              .knob(ClientOption.duration("max", "6h", "The longest interval."))
              .knob(ClientOption.decimal("onChange", "0.5", "Factor after new records."))
              .knob(ClientOption.decimal("onUnchanged", "1.5", "Factor after none."))
              .set(
                  "triggers",
                  "[{refresh: {interval: $interval, pace: {adaptive: {min: $min, max: $max,"
                      + " onChange: $onChange, onUnchanged: $onUnchanged}}}}, open, edit]"));
    }
  }

  /** {@code poll-engagement}. */
  public static final class Engagement extends Preset {
    /** For the service mechanism. */
    public Engagement() {
      super(
          Composition.of(
                  "poll-engagement",
                  "polls ever more rarely while nobody opens the app",
                  "HUSH: Chen, MobiCom 2015")
              .knob(ClientOption.duration("base", "30min", "The interval of an app in use."))
              .knob(ClientOption.decimal("factor", "2", "For each day without an open."))
              .knob(ClientOption.duration("cap", "24h", "The longest interval."))
              .set(
                  "triggers",
                  "[{refresh: {interval: $base, pace: {engagement: {factor: $factor,"
                      + " cap: $cap}}}}, open, edit]"));
    }
  }

  /** {@code delta}. */
  public static final class Delta extends Preset {
    /** For the service mechanism. */
    public Delta() {
      super(
          Composition.of(
                  "delta",
                  "polls for the changes since a token, page by page, and reads everything again"
                      + " when the token is dead",
                  "Microsoft Graph delta query, Google Drive changes, RFC 6578")
              .knob(INTERVAL)
              .knob(ClientOption.number("page", "100", "Records in a page; 0: server decides."))
              .knob(
                  ClientOption.flag(
                      "checkpointPerPage", "on", "Each page is durable before the next."))
              .knob(
                  ClientOption.words(
                      "fullResyncOn", "410 404 400", "What says that the token is dead."))
              .set("triggers", "[{refresh: {interval: $interval}}, open, edit]")
              .set(
                  "fetch",
                  "{auto: {limit: $page, checkpointPerPage: $checkpointPerPage,"
                      + " fullResyncOn: $fullResyncOn}}"));
    }
  }

  /** {@code longpoll-fg}. */
  public static final class LongPoll extends Preset {
    /** For the service mechanism. */
    public LongPoll() {
      super(
          Composition.of(
                  "longpoll-fg",
                  "holds a request open while the user sees the app, and polls in the background",
                  "Dropbox list_folder/longpoll, Exchange ActiveSync, RFC 2177")
              .knob(INTERVAL)
              .knob(ClientOption.duration("hold", "30s", "How long the server holds it."))
              .knob(
                  ClientOption.duration(
                      "serverJitter", "90s", "How much longer an answer may take."))
              .knob(ClientOption.flag("honourBackoff", "on", "Waits as an answer asks for."))
              .set("triggers", "[{refresh: {interval: $interval}}, open, edit]")
              .set(
                  "fetch",
                  "{longpoll: {hold: $hold, serverJitter: $serverJitter,"
                      + " honourBackoff: $honourBackoff}}"));
    }
  }
}
