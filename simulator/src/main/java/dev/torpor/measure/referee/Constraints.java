package dev.torpor.measure.referee;

import dev.torpor.app.Promise;
import dev.torpor.energy.Cause;
import dev.torpor.network.Interface;
import dev.torpor.network.NetworkEvent;
import dev.torpor.os.AppState;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.WorldEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** E6: a request in the background that the client has promised not to send. */
final class Constraints extends Monitor {
  private @Nullable Evidence charger;

  Constraints(Scene scene) {
    super(Invariant.E6, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(WorldEvent.ChargerChanged.class, NetworkEvent.TransferStarted.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof WorldEvent.ChargerChanged) {
      charger = new Evidence(at, event);
    } else if (event instanceof NetworkEvent.TransferStarted started) {
      @Nullable Exchange exchange = scene().exchanges().of(started.transfer());
      if (exchange != null && exchange.started.event() == event && unseen(exchange)) {
        started(at, exchange);
      }
    }
  }

  private boolean unseen(Exchange exchange) {
    return exchange.cause != Cause.FOREGROUND
        && scene().app().state() != AppState.FOREGROUND
        && !exchange.repeatedByService;
  }

  private void started(long at, Exchange exchange) {
    AppView app = scene().app();
    if (exchange.via == Interface.CELLULAR) {
      broken(at, Promise.WIFI_ONLY, exchange, "over a cellular network", null);
    }
    if (!app.charging()) {
      broken(at, Promise.CHARGING_ONLY, exchange, "without a charger", charger);
    }
    if (app.lowPowerMode()) {
      broken(at, Promise.NOT_IN_LOW_POWER_MODE, exchange, "in Low Power Mode", null);
    }
    if (app.lowDataMode()) {
      broken(at, Promise.NOT_IN_LOW_DATA_MODE, exchange, "in Low Data Mode", null);
    }
  }

  private void broken(
      long at, Promise promise, Exchange exchange, String where, @Nullable Evidence why) {
    if (scene().promises(promise)) {
      report(
          at,
          "the client promises " + promise + " and sent a request " + where,
          why,
          exchange.started);
    }
  }
}
