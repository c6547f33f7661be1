package dev.torpor.harness.report;

import dev.torpor.measure.Unit;
import dev.torpor.time.TimeFormat;
import java.util.OptionalDouble;

/** Numbers as people say them, in three digits or so: {@code 45min}, {@code 12.3 J}. */
public final class Human {
  private static final String ABSENT = "-";
  private static final int MICROS_PER_SECOND = 1_000_000;
  private static final int MICROS_PER_TENTH = 100_000;

  private Human() {}

  /** A number in its unit; a dash when it was not measured. */
  public static String of(Unit unit, OptionalDouble value) {
    return value.isEmpty() ? ABSENT : of(unit, value.getAsDouble());
  }

  /** A number in its unit. */
  public static String of(Unit unit, double value) {
    return switch (unit) {
      case SECONDS -> seconds(value);
      case JOULES -> joules(value);
      case SHARE -> share(value);
      case COUNT -> count(value);
      case BYTES -> bytes(value);
    };
  }

  /** Microseconds as a duration in its two largest units; below a minute to a tenth of a second. */
  public static String duration(long micros) {
    if (micros == 0) {
      return "0s";
    }
    if (micros < 0) {
      return "-" + duration(-micros);
    }
    if (micros < TimeFormat.SECOND || micros >= TimeFormat.MINUTE) {
      return TimeFormat.duration(micros);
    }
    long tenths = (micros + MICROS_PER_TENTH / 2) / MICROS_PER_TENTH;
    return TimeFormat.duration(tenths * MICROS_PER_TENTH);
  }

  /** A difference of shares, in percentage points. */
  public static String points(double share) {
    return Decimals.fixed(share * 100, 1) + " pp";
  }

  /** Bytes in the decimal units of radio contracts. */
  public static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  private static String seconds(double value) {
    return duration(Math.round(value * MICROS_PER_SECOND));
  }

  private static String joules(double value) {
    double size = Math.abs(value);
    if (size >= 10_000) {
      return threeDigits(value / 1_000) + " kJ";
    }
    if (size >= 1 || size == 0) {
      return threeDigits(value) + " J";
    }
    return threeDigits(value * 1_000) + " mJ";
  }

  private static String share(double value) {
    return Decimals.fixed(value * 100, 1) + " %";
  }

  private static String count(double value) {
    return value == Math.rint(value) ? Decimals.fixed(value, 0) : threeDigits(value);
  }

  private static String bytes(double value) {
    double size = Math.abs(value);
    if (size < 1_000) {
      return Decimals.fixed(value, 0) + " B";
    }
    if (size < 1e6) {
      return threeDigits(value / 1e3) + " kB";
    }
    return size < 1e9 ? threeDigits(value / 1e6) + " MB" : threeDigits(value / 1e9) + " GB";
  }

  /** At least three digits that count, two of them behind the point at most. */
  private static String threeDigits(double value) {
    double size = Math.abs(value);
    int digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : 2;
    return Decimals.fixed(value, digits);
  }
}
