package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import dev.torpor.network.Interface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Good reception (Bartendr, reference 2.2 B10). An iOS app cannot see bars: it takes the rate at
 * which its own last response came in over cellular for them, and forgets that after a while. The
 * scale is a modelling choice.
 */
final class SignalGate {
  static final Piece<Gate> PIECE =
      Gates.piece(
          "signal",
          "the app's own last response over cellular came in fast enough",
          "pass",
          List.of(
              ClientOption.number(
                  "minBars", "3", "1 from 64 kbit/s on, 2 from 256, 3 from 1000, 4 from 5000."),
              ClientOption.duration("memory", "15min", "How long a measured rate counts.")),
          (options, kit) -> {
            kit.measureSignal();
            return () -> weak(kit, options.number("minBars"), options.micros("memory"));
          });

  private static final long[] BITS_PER_SECOND = {64_000, 256_000, 1_000_000, 5_000_000};
  private static final String BARS = "bars";
  private static final String MEASURED = "barsAt";
  private static final long LEAST_MICROS = 1_000;
  private static final long LEAST_BYTES = 1_000;

  private SignalGate() {}

  private static @Nullable String weak(Kit kit, long minBars, long memory) {
    boolean cellular = kit.app().device().networkPath() == Interface.CELLULAR;
    boolean known = kit.notes().since(MEASURED) < memory;
    return cellular && known && kit.notes().number(BARS, 4) < minBars
        ? "the last response came slowly"
        : null;
  }

  /** Notes how fast a response came in, request and server included. */
  static void measured(Kit kit, long bytes, long micros) {
    if (!kit.measuresSignal() || kit.app().device().networkPath() != Interface.CELLULAR) {
      return;
    }
    // a short answer says more about the way there and back than about the rate
    long rate = 8 * Math.max(bytes, LEAST_BYTES) * 1_000_000 / Math.max(micros, LEAST_MICROS);
    int bars = 0;
    while (bars < BITS_PER_SECOND.length && rate >= BITS_PER_SECOND[bars]) {
      bars++;
    }
    kit.notes().put(BARS, bars);
    kit.notes().mark(MEASURED);
  }

  /** The bars measured last, 4 when none were. */
  static long bars(Kit kit) {
    return kit.notes().number(BARS, 4);
  }
}
