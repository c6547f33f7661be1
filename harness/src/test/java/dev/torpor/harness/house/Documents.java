package dev.torpor.harness.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What can be checked about the pages that people read. */
final class Documents {
  private static final Pattern PATH =
      Pattern.compile("`((?:simulator|harness|scenarios)/[\\w./-]+)`");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private Documents() {}

  /** The files of the project that {@code text} names and that are not there. */
  static List<String> missingPaths(Path root, String text) {
    return PATH.matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(path -> !path.contains("/target/"))
        .filter(path -> !Files.exists(root.resolve(path)))
        .toList();
  }

  /** The Java examples of a page, each a whole file. */
  static String[] examples(String text) {
    return JAVA.matcher(text).results().map((MatchResult m) -> m.group(1)).toArray(String[]::new);
  }
}
