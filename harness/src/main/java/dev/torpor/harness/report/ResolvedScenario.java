package dev.torpor.harness.report;

import dev.torpor.harness.binding.ProjectFiles;
import dev.torpor.harness.run.RunHeader;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.LoadedScenario;
import dev.torpor.harness.scenario.Use;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it was run: its file with what the command line said instead, to be run from the
 * folder of results.
 *
 * @param text of the file
 * @param references the files and folders it names: by the name in {@code text}, as seen from the
 *     current folder
 */
public record ResolvedScenario(String text, Map<String, Path> references) {

  /**
   * The scenario of a run.
   *
   * @param folder of the results, which may not exist yet while its parent does
   */
  public static ResolvedScenario of(
      LoadedScenario loaded, RunHeader header, RunOverrides overrides, Path folder)
      throws IOException {
    Path named = loaded.file();
    Path from = parent(named.toRealPath());
    Path to = parent(folder.toAbsolutePath().normalize()).toRealPath().resolve("results");
    Map<String, Path> references = new TreeMap<>();
    String text =
        ScenarioCopy.of(
            loaded.text(),
            values(header, overrides),
            reference -> {
              Path file = from.resolve(reference).normalize();
              if (!Files.exists(file)) {
                return reference; // the name of a shipped profile
              }
              String moved = to.relativize(file).toString().replace('\\', '/');
              references.put(moved, parent(named).resolve(reference).normalize());
              return moved;
            });
    String heading =
        "# As run by torpor "
            + header.torporVersion()
            + "; the scenario is "
            + header.scenarioFile()
            + ", the seed "
            + header.seed()
            + ".\n";
    return new ResolvedScenario(heading + text, references);
  }

  /**
   * The folders that have to be allowed to run the file from there, since they lie outside its
   * project.
   *
   * @param written where the file has been written
   */
  List<Path> foldersToAllow(Path written) throws IOException {
    ProjectFiles files = ProjectFiles.of(written, List.of());
    List<Path> folders = new ArrayList<>();
    for (Map.Entry<String, Path> reference : references.entrySet()) {
      boolean folder = Files.isDirectory(reference.getValue());
      try {
        Path found = folder ? files.folder(reference.getKey()) : files.file(reference.getKey());
        if (!Files.exists(found)) {
          throw new IOException(found + " has gone");
        }
      } catch (TextException e) {
        Path allowed = folder ? reference.getValue() : parent(reference.getValue());
        if (!folders.contains(allowed)) {
          folders.add(allowed);
        }
      }
    }
    return folders;
  }

  private static Map<String, String> values(RunHeader header, RunOverrides overrides) {
    Map<String, String> values = new TreeMap<>();
    values.put("seed", Long.toString(header.seed()));
    overrides
        .durationMicros()
        .ifPresent(micros -> values.put("duration", Yaml.text(new TimeSpan(micros).toString())));
    put(values, "client", overrides.client());
    put(values, "policy", overrides.policy());
    return values;
  }

  private static void put(Map<String, String> values, String key, @Nullable Use use) {
    if (use != null) {
      values.put(key, Yaml.use(use.name(), use.options()));
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? Path.of("") : parent;
  }
}
