package dev.torpor.harness.compare;

import dev.torpor.harness.report.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The folder of a comparison; it appears complete or not at all. */
public final class ComparisonFolder {
  /** What it holds. */
  public static final OutputFolder.Kind KIND =
      new OutputFolder.Kind(
          "torpor-comparison/", List.of("comparison.json", "comparison.txt", "README.md"));

  private ComparisonFolder() {}

  /** The names of its files, in a list for people. */
  public static String names() {
    return String.join(", ", KIND.files());
  }

  /**
   * Writes the folder, in place of an earlier comparison.
   *
   * @param text what people have seen
   * @param command shows it again
   * @throws OutputFolder.RefusedException when something is there that is no earlier comparison
   */
  public static void write(Path target, Comparison comparison, String text, String command)
      throws IOException, OutputFolder.RefusedException {
    try (OutputFolder folder = OutputFolder.begin(target, KIND)) {
      Files.writeString(folder.file("comparison.json"), ComparisonJson.text(comparison));
      Files.writeString(folder.file("comparison.txt"), text);
      Files.writeString(folder.file("README.md"), readme(comparison, command));
      folder.complete();
    }
  }

  private static String readme(Comparison comparison, String command) {
    return String.format(
        Locale.ROOT,
        """
        # %s, clients compared

        | file | what it is |
        | --- | --- |
        | `comparison.txt` | Means of all clients, and the differences to the first one, as they \
        were on the screen. |
        | `comparison.json` | The same for machines: every seed's values (`values`, in the order \
        of `seeds`, those not measured left out), their means, and for each other client the mean \
        of its differences to `reference` seed by seed, with the ends of the 95 %% interval of \
        Student's t (`low`, `high`). Times are in seconds, energies in joules, sizes in bytes. \
        `verdict` is `tie` where the interval holds 0 and `unknown` where one seed gives none. |
        | `README.md` | This page. |

        Every client met the same worlds: under one seed the user, the networks and the server do \
        the same. Compare again:

        ```
        %s
        ```
        """,
        comparison.header().scenarioName(),
        command);
  }
}
