package dev.torpor.http;

import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;

/** What the server saw. */
public sealed interface HttpEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.NETWORK;
  }

  /**
   * The server has read its data and produced a response. This is the instant the ages of data are
   * counted from.
   *
   * @param transfer the {@link dev.torpor.network.Transfer#id} that carries it
   */
  record Served(long transfer, String method, String target, int status, long bytesDown)
      implements HttpEvent {
    @Override
    public String type() {
      return "http.served";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.text("method", method);
      out.text("target", target);
      out.number("status", status);
      out.number("bytesDown", bytesDown);
    }
  }

  /**
   * A captive portal has answered in the server's place, which knows nothing of the request.
   *
   * @param transfer the {@link dev.torpor.network.Transfer#id} that carries it
   */
  record Intercepted(long transfer, String method, String target, int status, long bytesDown)
      implements HttpEvent {
    @Override
    public String type() {
      return "http.intercepted";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.text("method", method);
      out.text("target", target);
      out.number("status", status);
      out.number("bytesDown", bytesDown);
    }
  }
}
