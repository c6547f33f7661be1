package dev.torpor.harness.blocking;

import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A whole body as the one list of buffers that the JDK's stream of a response is handed. The stream
 * goes through it buffer by buffer as it is read, and asks whether there is a next one when it
 * needs that: there the reader waits in virtual time. Asked how much is available it must not wait.
 */
final class PulledBody extends AbstractList<ByteBuffer> {
  private static final StackWalker CALLERS = StackWalker.getInstance();

  private final BodyPump<?> pump;

  PulledBody(BodyPump<?> pump) {
    this.pump = pump;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  /** Not known before the end; nobody asks. */
  @Override
  public int size() {
    return Integer.MAX_VALUE;
  }

  @Override
  public ByteBuffer get(int index) {
    throw new UnsupportedOperationException("a body is read from its beginning to its end");
  }

  @Override
  public Iterator<ByteBuffer> iterator() {
    return new Pieces();
  }

  private final class Pieces implements Iterator<ByteBuffer> {
    private @Nullable ByteBuffer next = ByteBuffer.allocate(0); // the first is taken unasked

    @Override
    public boolean hasNext() {
      if (next == null) {
        if (isAboutAvailable()) {
          return pump.available() > 0;
        }
        next = pump.take();
      }
      return next != null;
    }

    private static boolean isAboutAvailable() {
      return CALLERS.walk(frames -> frames.skip(2).findFirst()).stream()
          .anyMatch(frame -> frame.getMethodName().equals("available"));
    }

    @Override
    public ByteBuffer next() {
      ByteBuffer piece = next == null ? pump.take() : next;
      next = null;
      if (piece == null) {
        throw new NoSuchElementException();
      }
      return piece;
    }
  }
}
