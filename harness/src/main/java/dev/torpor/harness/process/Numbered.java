package dev.torpor.harness.process;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Things of one kind that lines name by a number. */
final class Numbered<T> {
  private final String kind;
  private final Consumer<T> canceller;
  private final Map<Long, T> things = new TreeMap<>();
  private long last;

  Numbered(String kind, Consumer<T> canceller) {
    this.kind = kind;
    this.canceller = canceller;
  }

  /** Adds one under a number of ours. */
  long add(T thing) {
    things.put(++last, thing);
    return last;
  }

  /** Adds one under a number of the client's. */
  void put(Line line, long number, T thing) {
    if (things.putIfAbsent(number, thing) != null) {
      throw line.wrong("needs another number: " + kind + " " + number + " is not over");
    }
  }

  /** The one a line names, which cannot be named again. */
  T take(Line line, String field) {
    T taken = find(line, field);
    things.remove(line.number(field));
    return taken;
  }

  /** The one a line names. */
  T find(Line line, String field) {
    T found = things.get(line.number(field));
    if (found == null) {
      throw line.wrong("names no " + kind + ": " + line.number(field) + " is over or never was");
    }
    return found;
  }

  /** It is over; does nothing when it was before. */
  @Nullable T remove(long number) {
    return things.remove(number);
  }

  /** Calls it off; does nothing when it is over. */
  void cancel(long number) {
    T cancelled = things.remove(number);
    if (cancelled != null) {
      canceller.accept(cancelled);
    }
  }
}
