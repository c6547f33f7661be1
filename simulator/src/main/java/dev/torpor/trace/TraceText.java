package dev.torpor.trace;

import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the trace as lines of text for people and for tests: {@code 0d 07:40:00 refresh.granted
 * identifier=app.refresh}.
 */
public final class TraceText implements TraceListener {
  private final List<String> lines = new ArrayList<>();

  /** One event as a line. */
  public static String line(long at, TraceEvent event) {
    StringBuilder out = new StringBuilder(TimeFormat.instant(at)).append(' ').append(event.type());
    event.writeTo(new Fields(out));
    return out.toString();
  }

  @Override
  public void on(long at, TraceEvent event) {
    lines.add(line(at, event));
  }

  /** The lines so far, in order. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Appends {@code name=value} pairs to a line. */
  private record Fields(StringBuilder out) implements FieldWriter {
    @Override
    public void number(String name, long value) {
      out.append(' ').append(name).append('=').append(value);
    }

    @Override
    public void text(String name, String value) {
      out.append(' ').append(name).append('=').append(value);
    }

    @Override
    public void flag(String name, boolean value) {
      out.append(' ').append(name).append('=').append(value);
    }

    @Override
    public void texts(String name, List<String> values) {
      out.append(' ').append(name).append("=[").append(String.join(", ", values)).append(']');
    }
  }
}
