package dev.torpor.harness.cli;

import dev.torpor.harness.report.ShellWord;
import java.util.ArrayList;
import java.util.List;

/** A command as somebody would type it into a shell. */
public final class CommandText {
  private final List<String> words = new ArrayList<>();

  /** A command that begins with these words. */
  public CommandText(String... words) {
    for (String word : words) {
      add(word);
    }
  }

  /** Adds a word, in quotes where a shell would read something else without them. */
  public CommandText add(String word) {
    words.add(ShellWord.quote(word));
    return this;
  }

  /** Adds an option with its value. */
  public CommandText option(String name, Object value) {
    return add(name).add(value.toString());
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
