package dev.torpor.app;

import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import java.util.List;

/** What the client did. */
public sealed interface ClientEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.CLIENT;
  }

  /**
   * The client has durably applied what a response brought.
   *
   * @param exchange number of the transfer that brought it
   * @param records only those whose version became newer
   */
  record Applied(long exchange, List<Replica.RecordVersion> records) implements ClientEvent {
    @Override
    public String type() {
      return "client.applied";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("exchange", exchange);
      out.texts("records", records, Replica.RecordVersion::text);
    }
  }

  /**
   * The client has durably put a whole new copy in the place of the one it held.
   *
   * @param exchange number of the transfer that completed it
   * @param records those that differ from what was held before
   * @param gone names of the records that were held and are no longer, in order
   */
  record Replaced(long exchange, List<Replica.RecordVersion> records, List<String> gone)
      implements ClientEvent {
    @Override
    public String type() {
      return "client.replaced";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("exchange", exchange);
      out.texts("records", records, Replica.RecordVersion::text);
      out.texts("gone", gone);
    }
  }

  /**
   * The client has durably applied what a push carried.
   *
   * @param records only those whose version became newer
   */
  record PushApplied(List<Replica.RecordVersion> records) implements ClientEvent {
    @Override
    public String type() {
      return "client.pushApplied";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.texts("records", records, Replica.RecordVersion::text);
    }
  }

  /**
   * The client has durably noted that the server has an edit of the user.
   *
   * @param edit its id
   * @param exchange number of the transfer that said so
   * @param records what the device holds newly because of it
   */
  record EditAcknowledged(String edit, long exchange, List<Replica.RecordVersion> records)
      implements ClientEvent {
    @Override
    public String type() {
      return "client.editAcknowledged";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("edit", edit);
      out.number("exchange", exchange);
      out.texts("records", records, Replica.RecordVersion::text);
    }
  }

  /** The client has told the user that an edit was not saved as it was made. */
  record EditSurfaced(String edit, String reason) implements ClientEvent {
    @Override
    public String type() {
      return "client.editSurfaced";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("edit", edit);
      out.text("reason", reason);
    }
  }

  /**
   * A bound, which is no client, has these as of this very instant, without any exchange.
   *
   * @param records those that have changed since the last time
   */
  record Foreseen(List<Replica.RecordVersion> records) implements ClientEvent {
    @Override
    public String type() {
      return "client.foreseen";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.texts("records", records, Replica.RecordVersion::text);
    }
  }

  /** The client wrote a line. */
  record Logged(String message) implements ClientEvent {
    @Override
    public String type() {
      return "client.log";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("message", message);
    }
  }

  /** What the client declares about itself; at the start of a run, and only if it does. */
  record Promised(List<Promise> promises) implements ClientEvent {
    /** Copies the list. */
    public Promised {
      promises = List.copyOf(promises);
    }

    @Override
    public String type() {
      return "client.promised";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.texts("promises", promises, Promise::name);
    }
  }

  /**
   * The client broke a rule of the platform.
   *
   * @param rule id in the bug catalogue of the reference, such as {@code B03}
   * @param message what happened and what iOS does about it
   */
  record Violation(String rule, String message) implements ClientEvent {
    @Override
    public String type() {
      return "client.violation";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("rule", rule);
      out.text("message", message);
    }
  }
}
