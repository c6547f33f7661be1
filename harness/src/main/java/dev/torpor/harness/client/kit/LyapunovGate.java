package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import dev.torpor.network.Interface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits until what has piled up is worth the way there is (SALSA, reference 2.2 B11): goes when
 * backlog times rate is at least V times power. The backlog is the time since the last sync in
 * hours and one for each edit that waits; rate and power are taken from the kind of path and the
 * reception the client has measured itself. The scale is a modelling choice.
 */
final class LyapunovGate {
  static final Piece<Gate> PIECE =
      Gates.piece(
          "lyapunov",
          "backlog times rate outweighs V times power",
          "pass",
          List.of(ClientOption.decimal("v", "0.5", "Weight of the power; more waits longer.")),
          (options, kit) -> {
            kit.measureSignal();
            return () -> notWorth(kit, options.decimal("v"));
          });

  private static final double HOUR_MICROS = 3_600_000_000.0;
  private static final double WIFI_POWER = 0.4;
  private static final double CELLULAR_POWER = 2.5;

  private LyapunovGate() {}

  private static @Nullable String notWorth(Kit kit, double v) {
    double backlog = kit.engine().sinceSync() / HOUR_MICROS + kit.pendingEdits();
    boolean wifi = kit.app().device().networkPath() == Interface.WIFI;
    double rate = wifi ? 1 : (1 + SignalGate.bars(kit)) / 5.0;
    double power = wifi ? WIFI_POWER : CELLULAR_POWER;
    boolean plugged = kit.app().device().charging();
    return plugged || backlog * rate >= v * power ? null : "not worth the power yet";
  }
}
