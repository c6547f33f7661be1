package dev.torpor.app;

import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import java.util.ArrayList;
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
      List<String> texts = new ArrayList<>(records.size());
      for (Replica.RecordVersion version : records) {
        texts.add(version.record() + "@" + version.version());
      }
      out.texts("records", texts);
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
