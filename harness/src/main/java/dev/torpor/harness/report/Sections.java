package dev.torpor.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the sections of a result have in common. */
final class Sections {
  private static final int FIRST_WIDTH = 27;
  private static final int WIDTH = 10;

  private Sections() {}

  /** A table with the columns of all sections, beginning with its heading. */
  static Table table(String... heading) {
    return new Table(FIRST_WIDTH, WIDTH).row(heading);
  }

  /** A number and a word, in the plural where needed: {@code 2 opens}. */
  static String count(long count, String word) {
    String plural = word.endsWith("s") || word.endsWith("ch") ? word + "es" : word + "s";
    return count + " " + (count == 1 ? word : plural);
  }

  /** Counts by name: {@code 12 x 200, 3 x 304}. */
  static String counts(Map<?, Long> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach((name, count) -> parts.add(count + " x " + name));
    return String.join(", ", parts);
  }

  /** A constant's name in words. */
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
