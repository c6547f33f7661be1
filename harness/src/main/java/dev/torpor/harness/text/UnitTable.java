package dev.torpor.harness.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The units of one kind of quantity, each a whole multiple of the smallest.
 *
 * <p>Values are whole numbers of the smallest unit, never negative, and parsed in decimal
 * arithmetic, so nothing is ever rounded.
 */
final class UnitTable {
  private static final Pattern NUMBER_AND_UNIT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(\\S*)");

  private final String what;
  private final String example;
  private final String separator;
  private final List<String> names = new ArrayList<>();
  private final List<Long> factors = new ArrayList<>();
  private final Map<String, String> hints = new TreeMap<>();

  /**
   * An empty table.
   *
   * @param what with its article, for messages: {@code a duration}
   * @param example of the right form
   * @param separator between number and unit when printing
   */
  UnitTable(String what, String example, String separator) {
    this.what = what;
    this.example = example;
    this.separator = separator;
  }

  /** Adds a unit; the first one added has factor 1, later ones are never smaller. */
  UnitTable unit(String name, long factor) {
    names.add(name);
    factors.add(factor);
    return this;
  }

  /** Words people write for a unit of this table. */
  UnitTable alias(String unit, String... words) {
    for (String word : words) {
      hints.put(word, ". Did you mean '" + unit + "'?");
    }
    return this;
  }

  /** What to say to people who write {@code unit}, a sentence without a full stop. */
  UnitTable hint(String unit, String advice) {
    hints.put(unit, ". " + advice);
    return this;
  }

  String what() {
    return what;
  }

  String example() {
    return example;
  }

  /** The units as a regular expression, for schemas. */
  String pattern() {
    return "[0-9]+(\\.[0-9]+)? ?(" + String.join("|", names) + ")";
  }

  /**
   * Reads one number with its unit.
   *
   * @throws TextException when it is not that
   */
  long parse(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
    if (!matcher.matches()) {
      throw malformed(text);
    }
    String unit = matcher.group(2);
    if (unit.isEmpty()) {
      String fixed = matcher.group(1) + example.replaceFirst("[0-9.]+", "");
      throw refused(text, "it has no unit (" + list() + "); for example " + fixed);
    }
    int index = names.indexOf(unit);
    if (index < 0) {
      throw unknownUnit(text, unit);
    }
    return scaled(text, new BigDecimal(matcher.group(1)), index);
  }

  /** The value in the largest unit that gives a whole number. */
  String print(long value) {
    int best = 0;
    for (int i = 1; i < names.size(); i++) {
      if (factors.get(i) > factors.get(best) && value != 0 && value % factors.get(i) == 0) {
        best = i;
      }
    }
    return value / factors.get(best) + separator + names.get(best);
  }

  private long scaled(String text, BigDecimal number, int index) {
    BigDecimal value = number.multiply(BigDecimal.valueOf(factors.get(index)));
    if (value.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw refused(text, "it is too large");
    }
    if (value.stripTrailingZeros().scale() > 0) {
      throw refused(text, "it is finer than 1 " + names.get(0));
    }
    return value.longValueExact();
  }

  private TextException malformed(String text) {
    if (text.strip().startsWith("-")) {
      return refused(text, "it must not be negative");
    }
    return refused(text, "write a number and a unit (" + list() + "), for example " + example);
  }

  private TextException unknownUnit(String text, String unit) {
    String advice = hints.getOrDefault(unit, NearestMatch.hint(unit, names));
    return refused(text, "there is no unit '" + unit + "' (" + list() + ")" + advice);
  }

  private TextException refused(String text, String reason) {
    return new TextException("'" + text + "' is not " + what + ": " + reason);
  }

  private String list() {
    return String.join(", ", names);
  }
}
