package dev.torpor.measure.referee;

import dev.torpor.http.HttpEvent;
import dev.torpor.trace.TraceEvent;
import dev.torpor.trace.TraceListener;
import java.util.Arrays;

/** When the server of one run was asked; hears the run, for {@link ThunderingHerd}. */
public final class ServerLoad implements TraceListener {
  private long[] at = new long[64];
  private int size;

  /** A server that has not been asked. */
  public ServerLoad() {}

  @Override
  public void on(long instant, TraceEvent event) {
    if (event instanceof HttpEvent.Served) {
      if (size == at.length) {
        at = Arrays.copyOf(at, 2 * size);
      }
      at[size++] = instant;
    }
  }

  /** How many requests there were. */
  public int size() {
    return size;
  }

  /** The instant of a request, by its number from 0, in virtual microseconds. */
  public long at(int request) {
    return at[request];
  }
}
