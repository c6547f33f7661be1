package dev.torpor.network;

import dev.torpor.energy.Cause;
import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import java.util.Set;

/** What the network did. */
public sealed interface NetworkEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.NETWORK;
  }

  /** The device now reaches the network this way. */
  record PathChanged(Interface via, String name, String conditions, Set<PathTrait> traits)
      implements NetworkEvent {
    @Override
    public String type() {
      return "network.path";
    }

    @Override
    public void writeTo(FieldWriter out) {
      writePath(out, via, name, conditions, traits);
    }
  }

  /** The device is on the same network as before, under other conditions. */
  record ConditionsChanged(Interface via, String name, String conditions, Set<PathTrait> traits)
      implements NetworkEvent {
    @Override
    public String type() {
      return "network.conditions";
    }

    @Override
    public void writeTo(FieldWriter out) {
      writePath(out, via, name, conditions, traits);
    }
  }

  private static void writePath(
      FieldWriter out, Interface via, String name, String conditions, Set<PathTrait> traits) {
    out.constant("via", via);
    out.text("name", name);
    if (!conditions.isEmpty()) {
      out.text("conditions", conditions);
    }
    if (!traits.isEmpty()) {
      out.texts("traits", traits.stream().map(PathTrait::name).toList());
    }
  }

  /** The transfer has to wait until one of its process's connections to the host is free. */
  record TransferQueued(long transfer, String label, String host) implements NetworkEvent {
    @Override
    public String type() {
      return "transfer.queued";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.text("label", label);
      out.text("host", host);
    }
  }

  /** The transfer goes on over another path; sizes are what has been carried of it so far. */
  record TransferMoved(long transfer, Interface from, Interface to, long bytesUp, long bytesDown)
      implements NetworkEvent {
    @Override
    public String type() {
      return "transfer.moved";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.constant("from", from);
      out.constant("to", to);
      out.number("bytesUp", bytesUp);
      out.number("bytesDown", bytesDown);
    }
  }

  /** What a transfer that fails now has carried of the message it was in the middle of. */
  record TransferCut(long transfer, Interface via, long bytesUp, long bytesDown)
      implements NetworkEvent {
    @Override
    public String type() {
      return "transfer.cut";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("transfer", transfer);
      out.constant("via", via);
      out.number("bytesUp", bytesUp);
      out.number("bytesDown", bytesDown);
    }
  }

  /** The server has closed an idle connection, and the device has heard of it. */
  record ConnectionClosed(String host, Interface via, Cause cause) implements NetworkEvent {
    @Override
    public String type() {
      return "connection.closed";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("host", host);
      out.constant("via", via);
      out.constant("cause", cause);
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
