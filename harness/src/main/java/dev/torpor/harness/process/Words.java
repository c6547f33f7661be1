package dev.torpor.harness.process;

import java.util.ArrayList;
import java.util.List;

/** A command as one text: words between spaces, in single or double quotes where they hold some. */
final class Words {
  private Words() {}

  /**
   * Splits a command.
   *
   * @throws IllegalArgumentException when a quote is not closed
   */
  static List<String> of(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        inWord = true;
      } else if (quote == 0 && c == ' ') {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a quote is not closed in: " + command);
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
