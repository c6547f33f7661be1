package dev.torpor.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own: what only the environment decides. */
class ProcessTest {
  private static final String ESCAPE = "\u001B";

  @TempDir private Path folder;

  @Test
  void given_a_pipe_when_run_then_there_is_no_colour() throws Exception {
    assertThat(run(Map.of(), "check", "small.yaml")).startsWith("ok ").doesNotContain(ESCAPE);
  }

  @Test
  void given_NO_COLOR_when_run_where_colours_are_forced_then_there_is_none() throws Exception {
    assertThat(run(Map.of("CLICOLOR_FORCE", "1"), "check", "small.yaml")).contains(ESCAPE + "[32m");
    assertThat(run(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), "check", "small.yaml"))
        .doesNotContain(ESCAPE);
  }

  @Test
  void given_a_run_that_is_killed_when_looked_for_then_there_is_no_folder_of_that_name()
      throws Exception {
    new Cli(folder).with("small.yaml");
    try (WatchService watcher = folder.getFileSystem().newWatchService()) {
      folder.register(watcher, StandardWatchEventKinds.ENTRY_CREATE);
      Process process =
          start(Map.of(), "run", "small.yaml", "--client", "test-hangs", "--out", "results");
      assertThat(watcher.poll(60, TimeUnit.SECONDS)).as("the partial folder").isNotNull();
      process.destroyForcibly().waitFor();
    }
    assertThat(names()).hasSize(2).anyMatch(name -> name.startsWith(".results.partial-"));
    assertThat(names()).doesNotContain("results");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private String run(Map<String, String> environment, String... words) throws Exception {
    if (!Files.exists(folder.resolve("small.yaml"))) {
      new Cli(folder).with("small.yaml");
    }
    Process process = start(environment, words);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }

  private Process start(Map<String, String> environment, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    Path clients = Path.of("src", "test", "resources", "test-clients").toAbsolutePath();
    String classPath = System.getProperty("java.class.path") + File.pathSeparator + clients;
    command.addAll(List.of("-cp", classPath, Torpor.class.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.contains("COLOR") || name.equals("TERM"));
    builder.environment().putAll(new TreeMap<>(environment));
    return builder.start();
  }
}
