package dev.torpor.harness.client.kit;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.DeviceStatus;
import dev.torpor.network.Interface;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Gates that look at one thing the client can observe. */
final class Gates {
  static final String OPENS = "deferredOpens";

  private static final ClientOption DEFER =
      ClientOption.duration(
          "maxDefer",
          "0s",
          "When the last sync is older than this it opens all the same; 0s: never.");

  private static final ClientOption DEFERRED_OPENS =
      ClientOption.flag(
          OPENS, "on", "Off: it stays shut however old the last sync is, as without maxDefer.");

  static final Piece<Gate> MIN_INTERVAL =
      piece(
          "min-interval",
          "some time since the last sync",
          "pass",
          List.of(ClientOption.duration("interval", "20min", "The least time between syncs.")),
          (options, kit) ->
              () ->
                  kit.engine().sinceSync() < options.micros("interval") && !kit.uploadsWait()
                      ? "the last sync is not long ago"
                      : null);

  static final Piece<Gate> WIFI =
      piece(
          "wifi",
          "Wi-Fi only",
          "wait",
          List.of(),
          (options, kit) ->
              () ->
                  kit.app().device().networkPath() == Interface.CELLULAR
                      ? "the path is cellular"
                      : null);

  static final Piece<Gate> CHARGING =
      piece(
          "charging",
          "a charger is connected",
          "pass",
          List.of(),
          (options, kit) -> () -> kit.app().device().charging() ? null : "not charging");

  static final Piece<Gate> BATTERY =
      piece(
          "battery",
          "the battery is charged enough, or a charger is connected",
          "pass",
          List.of(ClientOption.number("min", "20", "State of charge in per cent.")),
          (options, kit) -> () -> lowBattery(kit.app(), options.number("min")));

  static final Piece<Gate> LOW_DATA =
      piece(
          "low-data",
          "Low Data Mode is off on the path",
          "pass",
          List.of(),
          (options, kit) -> () -> kit.app().device().lowDataMode() ? "Low Data Mode is on" : null);

  static final Piece<Gate> LOW_POWER =
      piece(
          "low-power",
          "Low Power Mode is off",
          "pass",
          List.of(),
          (options, kit) ->
              () -> kit.app().device().lowPowerMode() ? "Low Power Mode is on" : null);

  static final Piece<Gate> ENGAGEMENT =
      piece(
          "engagement",
          "the app was opened within some days (after HUSH, CHEN15)",
          "pass",
          List.of(ClientOption.number("days", "7", "Days without an open after which it closes.")),
          (options, kit) -> new Opened(kit, options.number("days"))::closed);

  private Gates() {}

  /** Says why it is closed, null when it is open. */
  interface Check {
    @Nullable String closed();
  }

  static Piece<Gate> piece(
      String name,
      String summary,
      String opens,
      List<ClientOption> own,
      BiFunction<ClientOptions, Kit, Check> maker) {
    List<ClientOption> options = new ArrayList<>(own);
    options.add(DEFER);
    options.add(DEFERRED_OPENS);
    options.add(
        ClientOption.choice(
            "byUser",
            opens.equals("pass") ? List.of("pass", "wait") : List.of("wait", "pass"),
            "Whether opens and edits wait at it as well."));
    return Piece.of(
        name,
        summary,
        options,
        (chosen, kit) -> new Deferring(kit, chosen, maker.apply(chosen, kit)));
  }

  private static @Nullable String lowBattery(App app, long min) {
    DeviceStatus device = app.device();
    return device.charging() || device.batteryPercent() >= min ? null : "the battery is low";
  }

  /** A gate that lets the user pass, and opens when everything has waited long enough. */
  private static final class Deferring implements Gate {
    private final Kit kit;
    private final Check check;
    private final long maxDefer;
    private final boolean userPasses;

    private Deferring(Kit kit, ClientOptions options, Check check) {
      this.kit = kit;
      this.check = check;
      this.maxDefer = options.flag(OPENS) ? options.micros("maxDefer") : 0;
      this.userPasses = options.text("byUser").equals("pass");
    }

    @Override
    public @Nullable String closed(Cause cause) {
      boolean user = cause.byUser() || cause == Cause.AGAIN || cause == Cause.TIMER;
      if (user && userPasses && kit.engine().inForeground()) {
        return null;
      }
      return maxDefer > 0 && kit.engine().sinceSync() >= maxDefer ? null : check.closed();
    }
  }

  /** Counts whole days since the app was in the foreground. */
  private record Opened(Kit kit, long days) {
    private static final long DAY_MICROS = 86_400_000_000L;

    @Nullable String closed() {
      if (kit.engine().inForeground()) {
        kit.notes().mark("opened");
      }
      return kit.notes().since("opened") < days * DAY_MICROS ? null : "nobody opens the app";
    }
  }
}
