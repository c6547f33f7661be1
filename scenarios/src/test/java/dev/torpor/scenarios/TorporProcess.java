package dev.torpor.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as its user has it. */
final class TorporProcess {
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private TorporProcess() {}

  /** What a process left behind. */
  record Ended(List<String> command, int exitCode, String output, String errors) {}

  /** The folder of this module, where the scenarios lie. */
  static Path scenarios() {
    return MODULE;
  }

  /** A folder for what tests write. */
  static Path target() throws IOException {
    return Files.createDirectories(MODULE.resolve("target").resolve("runs"));
  }

  /** Runs the program in {@code directory} with these JVM options and arguments, to its end. */
  static Ended run(Path directory, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(target(), "run", ".out");
    Path errors = Files.createTempFile(target(), "run", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.torpor.harness.cli.Torpor");
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " does not end");
    }
    return new Ended(command, process.exitValue(), read(output), read(errors));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
