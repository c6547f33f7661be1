package dev.torpor.measure;

import dev.torpor.world.ServerChanges;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of records by name. Those that exist at the start have their number in the name, see
 * {@link ServerChanges#recordName}; the others are numbered as they come.
 */
final class RecordNames {
  static final int UNKNOWN = -1;

  private final int initial;
  private final Map<String, Integer> others = new TreeMap<>();

  RecordNames(int initial) {
    this.initial = initial;
  }

  /** The number of a record, {@link #UNKNOWN} when there is none of that name. */
  int find(String name) {
    int number = initialNumber(name);
    if (number >= 0) {
      return number;
    }
    return others.isEmpty() ? UNKNOWN : others.getOrDefault(name, UNKNOWN);
  }

  /** Gives a number to a name that has none. */
  void add(String name, int number) {
    others.put(name, number);
  }

  private int initialNumber(String name) {
    int length = name.length();
    if (length < 2 || length > 10 || name.charAt(0) != 'r') {
      return UNKNOWN;
    }
    if (name.charAt(1) == '0' && length > 2) {
      return UNKNOWN;
    }
    long number = 0;
    for (int i = 1; i < length; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return UNKNOWN;
      }
      number = number * 10 + digit;
    }
    return number < initial ? (int) number : UNKNOWN;
  }
}
