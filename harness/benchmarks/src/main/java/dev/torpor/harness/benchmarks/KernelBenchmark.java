package dev.torpor.harness.benchmarks;

import dev.torpor.time.EventQueue;
import dev.torpor.time.Lane;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one event costs the kernel: taken from the queue, and its successor put back, with a fixed
 * number pending. The {@code timeout} variants also set a time-out with every event and cancel it
 * with the next, as every request of a client does.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(
    value = 5,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class KernelBenchmark {
  private static final long TIMEOUT_MICROS = 30_000_000;
  private static final Lane[] LANES = Lane.values();

  /** Events pending at any time. */
  @Param({"10", "100", "1000"})
  public int pending;

  /** How far apart events are. */
  @Param({"EXPONENTIAL", "DEVICE"})
  public Gaps.Spread gap = Gaps.Spread.EXPONENTIAL;

  private Gaps gaps = new Gaps(Gaps.Spread.DEVICE);
  private EventQueue queue = new EventQueue();
  private ObjectQueue objects = new ObjectQueue();
  private long timeout;
  private ObjectQueue.Event objectTimeout = objects.schedule(0, Lane.OS, () -> {});
  private int lane;

  /** Fills both queues to the same events. */
  @Setup(Level.Iteration)
  public void fill() {
    gaps = new Gaps(gap);
    queue = new EventQueue();
    objects = new ObjectQueue();
    for (int i = 0; i < pending; i++) {
      long time = gaps.next();
      Runnable action = () -> {};
      queue.schedule(time, nextLane(), action);
      objects.schedule(time, nextLane(), action);
    }
    timeout = queue.schedule(TIMEOUT_MICROS, Lane.NETWORK, () -> {});
    objectTimeout = objects.schedule(TIMEOUT_MICROS, Lane.NETWORK, () -> {});
  }

  /** The kernel's queue. */
  @Benchmark
  public long kernel() {
    long now = queue.nextTime();
    Runnable action = Objects.requireNonNull(queue.poll());
    return queue.schedule(now + gaps.next(), nextLane(), action);
  }

  /** A {@code PriorityQueue} of objects doing the same. */
  @Benchmark
  public Object objects() {
    long now = objects.nextTime();
    Runnable action = Objects.requireNonNull(objects.poll());
    return objects.schedule(now + gaps.next(), nextLane(), action);
  }

  /** The kernel's queue, with a time-out set and one cancelled. */
  @Benchmark
  public long kernelTimeout() {
    long now = queue.nextTime();
    Runnable action = Objects.requireNonNull(queue.poll());
    queue.cancel(timeout);
    timeout = queue.schedule(now + TIMEOUT_MICROS, Lane.NETWORK, action);
    return queue.schedule(now + gaps.next(), nextLane(), action);
  }

  /** A {@code PriorityQueue} of objects doing the same. */
  @Benchmark
  public Object objectsTimeout() {
    long now = objects.nextTime();
    Runnable action = Objects.requireNonNull(objects.poll());
    objects.cancel(objectTimeout);
    objectTimeout = objects.schedule(now + TIMEOUT_MICROS, Lane.NETWORK, action);
    return objects.schedule(now + gaps.next(), nextLane(), action);
  }

  private Lane nextLane() {
    lane = lane == LANES.length - 1 ? 0 : lane + 1;
    return LANES[lane];
  }

  /** Prints the table of BENCHMARKS.md; the argument is the number of turns, 300 when missing. */
  public static void main(String[] arguments) {
    KernelTable.print(arguments.length == 0 ? 300 : Integer.parseInt(arguments[0]));
  }
}
