package dev.torpor.harness.network;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Public data that does not come with the project: below the system property {@code
 * torpor.shared.data} or the environment variable {@code TORPOR_SHARED_DATA}, else in {@code
 * ../shared/data} beside the project. Cases whose data is absent are skipped and say so.
 */
public final class SharedData {
  private SharedData() {}

  /** A file or folder of the data, or an aborted test with the reason printed. */
  public static Path need(String name) {
    for (Path folder : folders()) {
      Path found = folder.resolve(name);
      if (Files.exists(found)) {
        return found;
      }
    }
    String reason = "skipped: no " + name + " in " + folders() + "; set TORPOR_SHARED_DATA";
    System.out.println(reason);
    throw new TestAbortedException(reason);
  }

  private static List<Path> folders() {
    String property = System.getProperty("torpor.shared.data");
    String variable = System.getenv("TORPOR_SHARED_DATA");
    if (property != null || variable != null) {
      return List.of(Path.of(property != null ? property : variable));
    }
    return List.of(root().resolveSibling("shared").resolve("data"));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("simulator"))) {
      @Nullable Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("not inside the project: " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }
}
