package dev.torpor.harness.scenario;

import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.Energy;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TextForm;
import dev.torpor.harness.text.TimeSpan;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a metric is expected to be: {@code >= 0.80}, {@code <= 45min}, or a plain number, which it
 * must equal.
 *
 * @param comparison of the metric, on the left, with the value
 * @param value in the unit of {@code measure}
 * @param measure what the value counts
 * @param text as written
 */
public record Limit(Comparison comparison, BigDecimal value, Measure measure, String text) {
  private static final Pattern SHAPE = Pattern.compile("(>=|<=|==|=|<|>)?\\s*(.+)");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  /** How it is written. */
  public static final TextForm<Limit> FORM =
      new TextForm<>("a limit", ">= 0.80", "(>=|<=|==?|<|>)? ?-?[0-9].*", Limit::parse);

  /** How a metric and its limit are compared. */
  public enum Comparison {
    /** At most. */
    AT_MOST,
    /** Less than. */
    LESS,
    /** The same. */
    EQUAL,
    /** More than. */
    MORE,
    /** At least. */
    AT_LEAST
  }

  /** What a metric counts. */
  public enum Measure {
    /** Pieces, shares from 0 to 1, versions. */
    NUMBER,
    /** Seconds. */
    SECONDS,
    /** Joules. */
    JOULES,
    /** Bytes. */
    BYTES
  }

  /** Reads a limit; throws {@link TextException} with advice if the text is not one. */
  public static Limit parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new TextException("there is no limit");
    }
    Comparison comparison = comparison(matcher.group(1));
    String value = matcher.group(2);
    if (NUMBER.matcher(value).matches()) {
      return new Limit(comparison, new BigDecimal(value), Measure.NUMBER, text);
    }
    if (value.endsWith("%")) {
      BigDecimal share = BigDecimal.valueOf(Share.parse(value).partsPerMillion(), 6);
      return new Limit(comparison, share, Measure.NUMBER, text);
    }
    return ofQuantity(comparison, value, text);
  }

  /** True when a measured value, in the unit of {@link #measure}, is within the limit. */
  public boolean holds(double measured) {
    int order = Double.compare(measured, value.doubleValue());
    return switch (comparison) {
      case AT_MOST -> order <= 0;
      case LESS -> order < 0;
      case EQUAL -> order == 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  private static Limit ofQuantity(Comparison comparison, String value, String text) {
    try {
      BigDecimal seconds = BigDecimal.valueOf(TimeSpan.parse(value).micros(), 6);
      return new Limit(comparison, seconds, Measure.SECONDS, text);
    } catch (TextException notADuration) {
      try {
        BigDecimal joules = BigDecimal.valueOf(Energy.parse(value).picojoules(), 12);
        return new Limit(comparison, joules, Measure.JOULES, text);
      } catch (TextException notAnEnergy) {
        try {
          BigDecimal bytes = BigDecimal.valueOf(ByteSize.parse(value).bytes());
          return new Limit(comparison, bytes, Measure.BYTES, text);
        } catch (TextException notASize) {
          throw new TextException(
              "'"
                  + text
                  + "' is not a limit: write a number, a percentage, a duration, an energy or a"
                  + " size, such as '>= 0.80', '<= 45min', '<= 250 J', '< 2 MiB' or 0");
        }
      }
    }
  }

  private static Comparison comparison(String sign) {
    if (sign == null) {
      return Comparison.EQUAL;
    }
    return switch (sign) {
      case ">=" -> Comparison.AT_LEAST;
      case "<=" -> Comparison.AT_MOST;
      case ">" -> Comparison.MORE;
      case "<" -> Comparison.LESS;
      default -> Comparison.EQUAL;
    };
  }
}
