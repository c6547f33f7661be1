package dev.torpor.measure.referee;

import dev.torpor.network.NetworkEvent;
import dev.torpor.os.OsEvent;
import dev.torpor.os.WorkKind;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** B47: a refresh reported as a success whose requests have all failed. */
final class EmptySuccess extends Monitor {
  private final List<Exchange> sent = new ArrayList<>();
  private @Nullable Evidence started;

  EmptySuccess(Scene scene) {
    super(
        "B47",
        "Complete with success only when the server has answered; the system rewards honesty no"
            + " less",
        scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(
        OsEvent.Started.class, NetworkEvent.TransferStarted.class, OsEvent.Completed.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof OsEvent.Started task && task.kind() == WorkKind.REFRESH) {
      started = new Evidence(at, event);
      sent.clear();
    } else if (started != null && event instanceof NetworkEvent.TransferStarted transfer) {
      @Nullable Exchange exchange = scene().exchanges().of(transfer.transfer());
      if (exchange != null && exchange.started.event() == event) {
        sent.add(exchange);
      }
    } else if (event instanceof OsEvent.Completed over && over.kind() == WorkKind.REFRESH) {
      if (over.success() && !sent.isEmpty() && sent.stream().allMatch(EmptySuccess::failed)) {
        List<@Nullable Evidence> proof = new ArrayList<>();
        proof.add(started);
        sent.forEach(exchange -> proof.add(exchange.ended));
        proof.add(new Evidence(at, event));
        report(
            at,
            "'"
                + over.identifier()
                + "' was completed with success, and every request in it failed",
            proof);
      }
      started = null;
    }
  }

  private static boolean failed(Exchange exchange) {
    return exchange.over() && !exchange.succeeded();
  }
}
