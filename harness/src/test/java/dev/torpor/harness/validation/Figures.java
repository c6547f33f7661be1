package dev.torpor.harness.validation;

import dev.torpor.harness.profile.Profiles;
import dev.torpor.radio.RadioProfile;
import java.math.BigDecimal;
import java.util.Objects;

/** Figures in the units of the page. */
final class Figures {
  /** Microseconds in a second. */
  static final long SECOND = 1_000_000;

  private Figures() {}

  static BigDecimal joules(long picojoules) {
    return BigDecimal.valueOf(picojoules, 12);
  }

  static BigDecimal seconds(long micros) {
    return BigDecimal.valueOf(micros, 6);
  }

  static BigDecimal milliwatts(long microwatts) {
    return BigDecimal.valueOf(microwatts, 3);
  }

  /** A figure that is not exact anyway, to twelve digits behind the point. */
  static BigDecimal about(double figure) {
    return BigDecimal.valueOf(Math.round(figure * 1e9), 9);
  }

  static RadioProfile radio(String name) {
    return Objects.requireNonNull(Profiles.shipped().radio(name));
  }

  static RadioBench bench(String radio) {
    return new RadioBench(RadioBench.withoutIdle(radio(radio)));
  }
}
