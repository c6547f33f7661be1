package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.network.NetworkEvent;
import dev.torpor.trace.TraceEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O4: the same read twice at a time, or the same edit in two requests at a time. */
final class SingleFlight extends Monitor {
  SingleFlight(Scene scene) {
    super(Invariant.O4, scene);
  }

  @Override
  List<Class<? extends TraceEvent>> hears() {
    return List.of(NetworkEvent.TransferStarted.class, HttpEvent.ServerTold.class);
  }

  @Override
  void on(long at, TraceEvent event) {
    if (event instanceof NetworkEvent.TransferStarted started) {
      Exchange exchange = scene().exchanges().of(started.transfer());
      if (exchange != null && exchange.isGet()) {
        started(at, exchange);
      }
    } else if (event instanceof HttpEvent.ServerTold told) {
      Edits.Edit edit = scene().edits().of(Edits.editOf(told.fact()));
      Exchange exchange = scene().exchanges().of(told.transfer());
      if (edit != null && exchange != null) {
        heard(at, edit, told.transfer(), exchange);
      }
    }
  }

  private void started(long at, Exchange exchange) {
    for (Exchange other : scene().exchanges().underWay()) {
      if (other != exchange && other.request().equals(exchange.request())) {
        report(
            at,
            "a request was sent while the same one was under way: two triggers sync at a time",
            other.started,
            scene().app().lastTrigger(),
            exchange.started);
        return;
      }
    }
  }

  private void heard(long at, Edits.Edit edit, long transfer, Exchange exchange) {
    for (int i = edit.heard.size() - 2; i >= 0; i--) {
      Evidence earlier = edit.heard.get(i);
      if (!(earlier.event() instanceof HttpEvent.ServerTold told) || told.transfer() == transfer) {
        continue;
      }
      @Nullable Exchange other = scene().exchanges().of(told.transfer());
      if (other != null && (!other.over() || other.endedAt() > exchange.started.at())) {
        report(
            at,
            "edit " + edit.edit.id() + " was on its way in two requests at a time",
            other.started,
            exchange.started,
            earlier,
            edit.heard.get(edit.heard.size() - 1));
        return;
      }
    }
  }
}
