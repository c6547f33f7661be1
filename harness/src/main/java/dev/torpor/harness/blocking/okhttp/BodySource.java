package dev.torpor.harness.blocking.okhttp;

import dev.torpor.harness.blocking.Exchange;
import dev.torpor.harness.blocking.TransferException;
import java.io.IOException;
import java.io.InterruptedIOException;
import okhttp3.Call;
import okio.Buffer;
import okio.Source;
import okio.Timeout;

/** The body of a response, which is read as it arrives in virtual time. */
final class BodySource implements Source {
  private final Calls calls;
  private final Call call;
  private final Exchange exchange;
  private boolean closed;

  BodySource(Calls calls, Call call, Exchange exchange) {
    this.calls = calls;
    this.call = call;
    this.exchange = exchange;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    byte[] bytes = new byte[(int) Math.min(byteCount, 8 * 1024)];
    try {
      int count = exchange.read(bytes, 0, bytes.length);
      if (count < 0) {
        calls.over(call);
        return -1;
      }
      sink.write(bytes, 0, count);
      return count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (TransferException e) {
      calls.over(call);
      throw Calls.failure(e, call);
    }
  }

  @Override
  public Timeout timeout() {
    return Timeout.NONE;
  }

  /** As on the real client, what has not been read is given up. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      calls.over(call);
      exchange.abandon();
    }
  }
}
