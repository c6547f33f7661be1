package dev.torpor.harness.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A project with nothing in it but the launcher, and a search path on which Maven and Java are
 * scripts that write down how they were called.
 */
final class FakeProject {
  private static final List<String> TOOLS =
      List.of(
          "cat",
          "find",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sed",
          "sleep",
          "touch");
  private static final List<String> SOURCES =
      List.of(
          "pom.xml",
          "simulator/pom.xml",
          "simulator/src/main/A.java",
          "harness/pom.xml",
          "harness/src/main/B.java");
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >>"$CALLS/mvn"
      echo '[INFO] Scanning'
      if [ -n "${MVN_WAITS-}" ]; then
        until [ -f "$CALLS/go" ] || [ ! -d "$CALLS" ]; do sleep 0.05; done
      fi
      if [ -n "${MVN_FAILS-}" ]; then echo '[ERROR] no such symbol'; exit 1; fi
      echo jar >"$CALLS/../with space/harness/target/torpor.jar"
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then echo "openjdk version \\"$FAKE_VERSION\\"" >&2; exit; fi
      echo "$@" >>"$CALLS/java"
      for arg; do
        case $arg in
          -XX:ArchiveClassesAtExit=*)
            echo 'noise of training'
            if [ -n "${TRAINING_WAITS-}" ]; then
              until [ -f "$CALLS/go" ] || [ ! -d "$CALLS" ]; do sleep 0.05; done
            fi
            if [ -z "${TRAINING_FAILS-}" ]; then echo archive >"${arg#*=}"; fi
            exit
            ;;
        esac
      done
      echo "ran $*"
      exit "${FAKE_EXIT-0}"
      """;

  private final Path folder;
  private final Path root;
  private final Map<String, String> environment = new TreeMap<>();

  FakeProject(Path folder) throws IOException {
    this.folder = folder;
    root = folder.resolve("with space");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(calls());
    for (String tool : TOOLS) {
      script(tool, "#!/bin/sh\nexec " + find(tool) + " \"$@\"\n");
    }
    script("mvn", MAVEN);
    script("java", JAVA);
    for (String source : SOURCES) {
      write(source, "");
    }
    Files.createDirectories(root.resolve("harness/bin"));
    Files.copy(Path.of("bin/torpor"), root.resolve("harness/bin/torpor"));
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, LONG_AGO);
      }
    }
    environment.put("PATH", bin.toString());
    environment.put("CALLS", calls().toString());
    environment.put("FAKE_VERSION", "17.0.9");
  }

  /** The folder of the project; its name holds a space. */
  Path root() {
    return root;
  }

  /** Sets a variable for the launcher and the scripts. */
  FakeProject with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Takes a program off the search path. */
  FakeProject without(String program) throws IOException {
    Files.delete(folder.resolve("bin").resolve(program));
    return this;
  }

  /** Writes a file of the project. */
  Path write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  /** How often and with what a script was called, in order. */
  List<String> calls(String program) throws IOException {
    Path file = calls().resolve(program);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Lets a Maven or a training that waits go on. */
  void release() throws IOException {
    Files.createFile(calls().resolve("go"));
  }

  /** Starts the launcher and waits for its end. */
  Outcome run(String... arguments) throws IOException, InterruptedException {
    return run(root.resolve("harness/bin/torpor"), arguments);
  }

  /** Starts the launcher by another path and waits for its end. */
  Outcome run(Path launcher, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    Process process = start(launcher, out, err, arguments);
    int exitCode = process.waitFor();
    return new Outcome(exitCode, Files.readString(out), Files.readString(err));
  }

  /** Starts the launcher with its output going to files. */
  Process start(Path launcher, Path out, Path err, String... arguments) throws IOException {
    return builder(launcher, arguments)
        .redirectOutput(out.toFile())
        .redirectError(err.toFile())
        .start();
  }

  /** Starts the launcher with its output in one pipe. */
  Process startPiped(String... arguments) throws IOException {
    return builder(root.resolve("harness/bin/torpor"), arguments).redirectErrorStream(true).start();
  }

  /** What a finished launcher left behind. */
  record Outcome(int exitCode, String out, String err) {}

  private ProcessBuilder builder(Path launcher, String... arguments) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
    Collections.addAll(command, arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private Path calls() {
    return folder.resolve("calls");
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve("bin").resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path find(String tool) {
    for (String place : List.of("/usr/bin", "/bin")) {
      Path path = Path.of(place, tool);
      if (Files.isExecutable(path)) {
        return path;
      }
    }
    throw new IllegalStateException("no " + tool + " on this machine");
  }
}
