package com.example.torpor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.torpor.harness.cli.Terminal;
import dev.torpor.harness.cli.Torpor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Blocking code gives the same trace in the same process, in a new one, and on JDK 25, whose
 * virtual threads take the place of platform threads.
 */
class FingerprintTest {
  private static final List<String> CLIENTS =
      List.of("jdk-poll", "okhttp-poll", "okhttp-poll,fullStack=on", "apache-poll");
  private static final Pattern FINGERPRINT = Pattern.compile("\"all\": *\"([0-9a-f]{64})\"");

  /** Prints the fingerprint of each client. */
  public static void main(String[] args) {
    fingerprints().forEach(System.out::println);
  }

  private static List<String> fingerprints() {
    return CLIENTS.stream().map(client -> client + " " + fingerprint(client)).toList();
  }

  private static String fingerprint(String client) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Torpor.run(
        Terminal.pipe(out, err, Path.of("").toAbsolutePath()),
        "run",
        "news.yaml",
        "--json",
        "--client",
        client);
    Matcher found = FINGERPRINT.matcher(out.toString(StandardCharsets.UTF_8));
    assertThat(found.find()).as(client + ": " + err.toString(StandardCharsets.UTF_8)).isTrue();
    return found.group(1);
  }

  private static List<String> fingerprintsOn(Path java) throws Exception {
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath(),
                FingerprintTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return lines.lines().toList();
  }

  @Test
  void given_blocking_clients_when_run_again_and_in_a_new_process_then_nothing_differs()
      throws Exception {
    List<String> first = fingerprints();
    assertThat(first).doesNotHaveDuplicates();
    assertThat(fingerprints()).isEqualTo(first);
    assertThat(fingerprintsOn(Path.of(System.getProperty("java.home"), "bin", "java")))
        .isEqualTo(first);
  }

  @Test
  void given_blocking_clients_when_run_on_jdk_25_then_nothing_differs() throws Exception {
    Path other = null;
    for (Path home : homes()) {
      Path release = home.resolve("release");
      boolean is25 =
          Files.exists(release) && Files.readString(release).contains("JAVA_VERSION=\"25");
      other = is25 && other == null ? home : other;
    }
    if (other == null) {
      System.out.println("skipped: there is no JDK 25 here; JAVA25_HOME may name one");
    }
    assumeTrue(other != null, "there is no JDK 25 on this machine");
    assertThat(fingerprintsOn(other.resolve("bin/java"))).isEqualTo(fingerprints());
  }

  private static List<Path> homes() throws IOException {
    List<Path> homes = new ArrayList<>();
    String named = System.getenv("JAVA25_HOME");
    if (named != null) {
      homes.add(Path.of(named));
    }
    for (Path folder : List.of(Path.of("/usr/lib/jvm"), Path.of("/opt"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> entries = Files.list(folder)) {
          entries.sorted().forEach(homes::add);
        }
      }
    }
    return homes;
  }

  /** The tests' own: Surefire hides it behind a jar with a manifest. */
  private static String classPath() {
    String ours = System.getProperty("java.class.path");
    return System.getProperty("surefire.test.class.path", ours);
  }
}
