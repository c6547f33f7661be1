package dev.torpor.harness.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word somebody most likely meant. */
public final class NearestMatch {
  private static final int SWAP = 1;
  private static final int MISTAKE = 2;

  private NearestMatch() {}

  /**
   * The candidate with the fewest typing mistakes (insertions, deletions, replacements, swaps of
   * neighbours, which count half; case does not count), if it has few enough: one in a short word,
   * a third of a longer word's letters, three at most. The first of equals wins.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int best = MISTAKE * Math.max(1, Math.min(3, wanted.length() / 3)) + 1;
    Optional<String> found = Optional.empty();
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
      if (distance < best && distance < MISTAKE * candidate.length()) {
        best = distance;
        found = Optional.of(candidate);
      }
    }
    return found;
  }

  /** {@code " Did you mean 'x'?"}, or nothing. */
  public static String hint(String word, Collection<String> candidates) {
    return of(word, candidates).map(match -> ". Did you mean '" + match + "'?").orElse("");
  }

  /** Optimal string alignment distance, in half mistakes. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = MISTAKE * j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = MISTAKE * i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : MISTAKE);
        row[j] = Math.min(replace, MISTAKE + Math.min(last[j], row[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + SWAP);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
