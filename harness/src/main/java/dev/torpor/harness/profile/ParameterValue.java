package dev.torpor.harness.profile;

import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TextForm;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.os.PolicyParameter.Kind;
import java.math.BigDecimal;

/**
 * The value of a policy's parameter.
 *
 * @param kind told by how it is written
 * @param value in the unit of the kind
 * @param text as written
 */
record ParameterValue(Kind kind, long value, String text) {
  /** How it is written. */
  static final TextForm<ParameterValue> FORM =
      new TextForm<>(
          "a duration, a percentage, a number, a size, a word, on or off", "30s", ".+", t -> of(t));

  private static ParameterValue of(String text) {
    return parse(text, kindOf(text));
  }

  /**
   * Reads a value of a known kind.
   *
   * @throws TextException when the text is not one
   */
  static ParameterValue parse(String text, Kind kind) {
    return new ParameterValue(kind, valueOf(text, kind), text);
  }

  private static Kind kindOf(String text) {
    if (isFlag(text)) {
      return Kind.FLAG;
    }
    if (text.endsWith("%")) {
      return Kind.SHARE;
    }
    if (text.matches("[0-9]+")) {
      return Kind.COUNT;
    }
    if (text.matches("[0-9]+\\.[0-9]+")) {
      return Kind.DECIMAL;
    }
    if (text.matches("[a-z][a-z-]*")) {
      return Kind.WORD;
    }
    return text.endsWith("B") ? Kind.BYTES : Kind.DURATION;
  }

  private static long valueOf(String text, Kind kind) {
    return switch (kind) {
      case DURATION -> TimeSpan.parse(text).micros();
      case SHARE -> Share.parse(text).partsPerMillion();
      case FLAG -> flag(text);
      case COUNT -> count(text);
      case DECIMAL -> millionths(text);
      case BYTES -> ByteSize.parse(text).bytes();
      case WORD -> 0;
    };
  }

  private static long flag(String text) {
    if (!isFlag(text)) {
      throw new TextException("'" + text + "' is neither on nor off");
    }
    return text.equals("on") || text.equals("true") ? 1 : 0;
  }

  private static long count(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new TextException("'" + text + "' is not a whole number");
    }
  }

  private static long millionths(String text) {
    try {
      return new BigDecimal(text).movePointRight(6).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new TextException("'" + text + "' is not a number of at most 6 decimals");
    }
  }

  private static boolean isFlag(String text) {
    return switch (text) {
      case "on", "off", "true", "false" -> true;
      default -> false;
    };
  }
}
