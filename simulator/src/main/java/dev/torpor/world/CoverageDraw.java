package dev.torpor.world;

import dev.torpor.network.Link;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import dev.torpor.random.RandomStream;
import java.util.Arrays;

/** Draws the rates of a link under a {@link Coverage}. */
public final class CoverageDraw {
  /**
   * An uplink faster than this, or unshaped, counts as this while there is reception, so that what
   * it carries can be counted.
   */
  public static final long FASTEST_UP_BITS_PER_SECOND = 400_000_000;

  private static final long SHORTEST_MICROS = 1_000;
  private static final long SLOWEST_BITS_PER_SECOND = 1_000;

  private final Coverage coverage;
  private final RandomStream chance;
  private final long micros;
  private final Steps down = new Steps();
  private final Steps up = new Steps();
  private final long upRate;

  private CoverageDraw(Coverage coverage, RandomStream chance, long micros, long upRate) {
    this.coverage = coverage;
    this.chance = chance;
    this.micros = micros;
    this.upRate = upRate;
  }

  /**
   * The link under the coverage: drawn rates towards the device, the link's own mean rate from the
   * device while there is reception, and the link's delays and losses.
   *
   * @param micros how much is drawn, positive; after that the rates repeat. A longer draw from the
   *     same stream begins with the shorter one.
   */
  public static Link draw(Coverage coverage, Link link, long micros, RandomStream chance) {
    long upRate = link.upBitsPerSecond();
    if (upRate == 0 || upRate > FASTEST_UP_BITS_PER_SECOND) {
      upRate = FASTEST_UP_BITS_PER_SECOND;
    }
    CoverageDraw draw = new CoverageDraw(coverage, chance, micros, upRate);
    draw.run();
    return link.withRates(draw.down.toProfile(micros), draw.up.toProfile(micros));
  }

  private void run() {
    long at = 0;
    while (at < micros) {
      long lost = at + drawn(coverage.receptionMicros());
      while (at < lost) {
        long next = Math.min(lost, at + drawn(coverage.levels().holdMicros()));
        reception(at, Math.min(next, micros), level());
        at = next;
      }
      long found = lost + outage();
      silence(lost, found);
      at = found;
    }
  }

  private long drawn(long mean) {
    return Math.max(SHORTEST_MICROS, (long) chance.exponential((double) mean));
  }

  private long level() {
    Coverage.Levels levels = coverage.levels();
    double rate = chance.lognormal((double) levels.medianBitsPerSecond(), levels.sigma());
    return Math.max(SLOWEST_BITS_PER_SECOND, (long) rate);
  }

  private long outage() {
    Coverage.Outages outages = coverage.outages();
    if (outages.longPpm() > 0 && chance.nextLong(1_000_000) < outages.longPpm()) {
      return chance.between(outages.longFromMicros(), outages.longToMicros());
    }
    double drawn = chance.lognormal((double) outages.medianMicros(), outages.sigma());
    return Math.max(SHORTEST_MICROS, (long) drawn);
  }

  /** Reception at one level, where no tunnel is in the way. */
  private void reception(long from, long to, long rate) {
    Coverage.Tunnels tunnels = coverage.tunnels();
    if (tunnels == null) {
      add(from, to, rate);
      return;
    }
    long at = from;
    while (at < to) {
      long sinceLast = at % tunnels.everyMicros();
      boolean inTunnel = at >= tunnels.everyMicros() && sinceLast < tunnels.lengthMicros();
      long change = at - sinceLast + (inTunnel ? tunnels.lengthMicros() : tunnels.everyMicros());
      long next = Math.min(to, change);
      add(at, next, inTunnel ? 0 : rate);
      at = next;
    }
  }

  private void silence(long from, long to) {
    add(from, to, 0);
  }

  private void add(long from, long to, long rate) {
    if (from < Math.min(to, micros)) {
      down.add(from, rate);
      up.add(from, rate == 0 ? 0 : upRate);
    }
  }

  /** Steps in order of time; what does not change the rate is not a step. */
  private static final class Steps {
    private long[] starts = new long[64];
    private long[] rates = new long[64];
    private int size;

    void add(long at, long rate) {
      if (size > 0 && rates[size - 1] == rate) {
        return;
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        rates = Arrays.copyOf(rates, 2 * size);
      }
      starts[size] = at;
      rates[size++] = rate;
    }

    RateProfile toProfile(long end) {
      return RateSteps.of(Arrays.copyOf(starts, size), Arrays.copyOf(rates, size), end);
    }
  }
}
