package dev.torpor.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares text that people read with a file in {@code src/test/resources/golden}. With {@code
 * -Dtorpor.golden=update} the file is written instead; look at the difference before committing it.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /** Fails when the text is not that of the golden file. */
  public static void check(String name, String actual) {
    check(FOLDER.resolve(name), name, actual);
  }

  /** Fails when the text is not that of the file, and says how to refresh it. */
  public static void check(Path file, String name, String actual) {
    try {
      if ("update".equals(System.getProperty("torpor.golden"))) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
        return;
      }
      assertThat(file).as("run the test with -Dtorpor.golden=update to write it").exists();
      assertThat(actual)
          .as("%s is stale; if the new text is right, run with -Dtorpor.golden=update", name)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
