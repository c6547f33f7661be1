package dev.torpor.network;

import dev.torpor.energy.Cause;
import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;

/** What the network did. */
public sealed interface NetworkEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.NETWORK;
  }

  /** The device now reaches the network this way. */
  record PathChanged(Interface via, String name) implements NetworkEvent {
    @Override
    public String type() {
      return "network.path";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.constant("via", via);
      out.text("name", name);
    }
  }

  /** A transfer has been handed to the network; {@code warm} when it reuses a connection. */
  record TransferStarted(
      long transfer, String label, String host, Interface via, boolean warm, Cause cause)
      implements NetworkEvent {
    @Override
    public String type() {
      return "transfer.started";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.text("label", label);
      out.text("host", host);
      out.constant("via", via);
      out.flag("warm", warm);
      out.constant("cause", cause);
    }
  }

  /** The last byte of the response has arrived; sizes are bytes on the wire. */
  record TransferCompleted(long transfer, Interface via, long bytesUp, long bytesDown)
      implements NetworkEvent {
    @Override
    public String type() {
      return "transfer.completed";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.constant("via", via);
      out.number("bytesUp", bytesUp);
      out.number("bytesDown", bytesDown);
    }
  }

  /** The transfer has failed; {@code bytesUp} is 0 when the request never got to the server. */
  record TransferFailed(long transfer, Interface via, TransferError error, long bytesUp)
      implements NetworkEvent {
    @Override
    public String type() {
      return "transfer.failed";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.constant("via", via);
      out.constant("error", error);
      out.number("code", error.code());
      out.number("bytesUp", bytesUp);
    }
  }
}
