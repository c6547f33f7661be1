package dev.torpor.harness.report;

import java.util.regex.Pattern;

/** Words of commands that people copy into a shell. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./,=:@%+-]+");

  private ShellWord() {}

  /** The word, in quotes where a shell would read something else without them. */
  public static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
