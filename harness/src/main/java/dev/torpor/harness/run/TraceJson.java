package dev.torpor.harness.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes the trace as JSON lines: {@code at} in microseconds since the start, {@code subsystem},
 * {@code type}, then the event's fields in their order.
 */
public final class TraceJson implements TraceListener, FieldWriter, Closeable {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;
  private boolean begun;

  /** Writes to {@code target}, which {@link #close} closes. */
  public TraceJson(Writer target) throws IOException {
    out = JSON.createGenerator(target).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  @Override
  public void on(long at, TraceEvent event) {
    begun = true;
    write(
        () -> {
          out.writeStartObject();
          out.writeNumberField("at", at);
          out.writeStringField("subsystem", event.subsystem().label());
          out.writeStringField("type", event.type());
          event.writeTo(this);
          out.writeEndObject();
        });
  }

  @Override
  public void number(String name, long value) {
    write(() -> out.writeNumberField(name, value));
  }

  @Override
  public void text(String name, String value) {
    write(() -> out.writeStringField(name, value));
  }

  @Override
  public void flag(String name, boolean value) {
    write(() -> out.writeBooleanField(name, value));
  }

  @Override
  public void texts(String name, List<String> values) {
    write(
        () -> {
          out.writeArrayFieldStart(name);
          for (String value : values) {
            out.writeString(value);
          }
          out.writeEndArray();
        });
  }

  @Override
  public void close() throws IOException {
    if (!out.isClosed()) {
      if (begun) {
        out.writeRaw('\n');
      }
      out.close();
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("the trace cannot be written", e);
    }
  }
}
