package dev.torpor.harness.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.launcher.FakeProject.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the POSIX launcher")
class LauncherTest {
  @TempDir Path folder;
  private FakeProject project;

  @BeforeEach
  void newProject() throws IOException {
    project = new FakeProject(folder.toRealPath());
  }

  @Test
  void given_no_jar_when_started_then_it_builds_once_and_runs_with_the_arguments()
      throws Exception {
    Outcome first = project.run("run", "a b.yaml");
    Outcome second = project.run("run", "a b.yaml");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out()).startsWith("ran ").endsWith("torpor.jar run a b.yaml\n");
    assertThat(first.err()).isEqualTo("torpor: building (first use, or the sources changed)\n");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
    assertThat(project.calls("mvn")).hasSize(1);
  }

  @Test
  void given_a_changed_source_when_started_then_it_builds_again() throws Exception {
    project.run("list");
    project.write("simulator/src/main/A.java", "changed");

    project.run("list");
    project.run("list");

    assertThat(project.calls("mvn")).hasSize(2);
  }

  @Test
  void given_a_removed_source_when_started_then_it_builds_again() throws Exception {
    project.run("list");
    Files.delete(project.root().resolve("harness/src/main/B.java"));

    project.run("list");

    assertThat(project.calls("mvn")).hasSize(2);
  }

  @Test
  void given_a_changed_test_when_started_then_it_does_not_build() throws Exception {
    project.run("list");
    project.write("simulator/src/test/ATest.java", "new");

    project.run("list");

    assertThat(project.calls("mvn")).hasSize(1);
  }

  @Test
  void given_a_build_that_fails_when_started_then_its_errors_and_log_are_shown() throws Exception {
    Outcome outcome = project.with("MVN_FAILS", "1").run("list");

    assertThat(outcome.exitCode()).isEqualTo(71);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .isEqualTo(
            "torpor: building (first use, or the sources changed)\n"
                + "[ERROR] no such symbol\n"
                + "torpor: the build failed; its log is "
                + project.root()
                + "/harness/target/build.log\n");
    assertThat(project.root().resolve("harness/target/build.log")).isNotEmptyFile();
    assertThat(project.root().resolve("harness/target/build.lock")).doesNotExist();
  }

  @Test
  void given_builds_forbidden_and_no_jar_when_started_then_it_says_so() throws Exception {
    Outcome outcome = project.with("TORPOR_NO_BUILD", "1").run("list");

    assertThat(outcome.exitCode()).isEqualTo(71);
    assertThat(outcome.err()).contains("torpor.jar is missing and TORPOR_NO_BUILD forbids");
    assertThat(project.calls("mvn")).isEmpty();
  }

  @Test
  void given_builds_forbidden_and_a_stale_jar_when_started_then_it_runs_the_stale_jar()
      throws Exception {
    project.run("list");
    project.write("harness/src/main/B.java", "changed");

    assertThat(project.with("TORPOR_NO_BUILD", "1").run("list").exitCode()).isZero();
    assertThat(project.calls("mvn")).hasSize(1);
  }

  @Test
  void given_no_maven_when_a_build_is_needed_then_it_says_what_to_install() throws Exception {
    Outcome outcome = project.without("mvn").run("list");

    assertThat(outcome.exitCode()).isEqualTo(71);
    assertThat(outcome.err()).contains("no mvn on PATH to build with; install Maven 3.8 or newer");
    assertThat(project.root().resolve("harness/target/build.lock")).doesNotExist();
  }

  @Test
  void given_no_java_when_started_then_it_says_what_to_install() throws Exception {
    Outcome outcome = project.without("java").run("list");

    assertThat(outcome.exitCode()).isEqualTo(71);
    assertThat(outcome.err()).isEqualTo("torpor: no java on PATH; install JDK 17 or newer\n");
  }

  @Test
  void given_an_old_java_when_started_then_it_says_which_and_what_is_needed() throws Exception {
    Outcome outcome = project.with("FAKE_VERSION", "1.8.0_402").run("list");

    assertThat(outcome.exitCode()).isEqualTo(71);
    assertThat(outcome.err())
        .isEqualTo(
            "torpor: "
                + folder.toRealPath()
                + "/bin/java is Java 1.8.0_402; Torpor needs 17 or newer: set JAVA_HOME\n");
  }

  @Test
  void given_java_home_when_started_then_its_java_and_release_file_are_used() throws Exception {
    Path home = folder.toRealPath().resolve("jdk");
    Files.createDirectories(home.resolve("bin"));
    Files.copy(folder.resolve("bin/java"), home.resolve("bin/java"));
    Files.setPosixFilePermissions(
        home.resolve("bin/java"), Files.getPosixFilePermissions(folder.resolve("bin/java")));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Some Vendor\"\nJAVA_VERSION=\"25.0.3\"\n");

    Outcome outcome =
        project.without("java").with("JAVA_HOME", home.toString()).run("run", "a.yaml");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains("torpor-Some-25.0.3.jsa");
  }

  @Test
  void given_a_java_home_without_java_when_started_then_it_is_named() throws Exception {
    Outcome outcome = project.with("JAVA_HOME", "/nowhere").run("list");

    assertThat(outcome.exitCode()).isEqualTo(71);
    assertThat(outcome.err()).isEqualTo("torpor: JAVA_HOME holds no bin/java: /nowhere\n");
  }

  @Test
  void given_help_pages_when_asked_for_then_neither_java_nor_maven_is_started() throws Exception {
    project.without("java").without("mvn");
    project.write("harness/src/main/help/torpor.txt", "usage\n");
    project.write("harness/src/main/help/torpor-run.txt", "usage of run\n");
    project.write("harness/src/main/help/version.txt", "torpor 1\n");

    assertThat(project.run("--help").out()).isEqualTo("usage\n");
    assertThat(project.run("-h").out()).isEqualTo("usage\n");
    assertThat(project.run("help").out()).isEqualTo("usage\n");
    assertThat(project.run("help", "run").out()).isEqualTo("usage of run\n");
    assertThat(project.run("run", "--help").out()).isEqualTo("usage of run\n");
    assertThat(project.run("--version").out()).isEqualTo("torpor 1\n");
  }

  @Test
  void given_help_that_has_no_page_when_asked_for_then_the_program_answers() throws Exception {
    project.write("secret.txt", "not for you\n");

    assertThat(project.run("help", "walk").out()).endsWith("torpor.jar help walk\n");
    assertThat(project.run("help", "x/../../../../secret").out()).doesNotContain("not for you");
  }

  @Test
  void given_links_to_the_launcher_when_started_through_them_then_it_finds_its_project()
      throws Exception {
    Path direct = folder.resolve("direct");
    Path relative = Files.createDirectories(folder.resolve("links")).resolve("relative");
    Files.createSymbolicLink(direct, project.root().resolve("harness/bin/torpor"));
    Files.createSymbolicLink(relative, Path.of("../direct"));

    assertThat(project.run(direct, "list").exitCode()).isZero();
    assertThat(project.run(relative, "list").exitCode()).isZero();
    assertThat(project.calls("mvn")).hasSize(1);
  }

  @Test
  void given_short_and_long_commands_when_started_then_only_the_short_stop_at_the_first_compiler()
      throws Exception {
    assertThat(project.run("run", "a.yaml").out()).contains("-XX:TieredStopAtLevel=1");
    assertThat(project.run("compare", "a.yaml").out()).doesNotContain("TieredStopAtLevel");
    assertThat(project.run("check").out()).doesNotContain("TieredStopAtLevel");
  }

  @Test
  void given_own_jvm_flags_when_started_then_they_replace_the_chosen_ones() throws Exception {
    Outcome outcome = project.with("TORPOR_OPTS", "-Xmx1g -ea").run("list");

    assertThat(outcome.out())
        .isEqualTo("ran -Xmx1g -ea -jar " + project.root() + "/harness/target/torpor.jar list\n");
  }

  @Test
  void given_jars_of_ones_own_when_started_then_they_stand_behind_the_program() throws Exception {
    Outcome outcome =
        project.with("TORPOR_OPTS", "-ea").with("TORPOR_CLASSPATH", "my.jar").run("list");

    assertThat(outcome.out())
        .isEqualTo(
            "ran -ea -cp "
                + project.root()
                + "/harness/target/torpor.jar:my.jar dev.torpor.harness.cli.Torpor list\n");
  }

  @Test
  void given_a_program_that_fails_when_started_then_its_exit_code_is_passed_on() throws Exception {
    assertThat(project.with("FAKE_EXIT", "3").run("list").exitCode()).isEqualTo(3);
  }

  @Test
  void given_a_build_when_it_is_done_then_the_archive_of_classes_is_made_silently_and_used()
      throws Exception {
    Outcome outcome = project.run("list");

    Path archive = project.root().resolve("harness/target/torpor-java-17.0.9.jsa");
    assertThat(archive).hasContent("archive");
    assertThat(outcome.out()).contains("-XX:SharedArchiveFile=" + archive);
    assertThat(outcome.out() + outcome.err()).doesNotContain("noise");
    assertThat(project.calls("java")).hasSize(2);
  }

  @Test
  void given_training_that_fails_when_started_again_then_it_is_not_tried_again() throws Exception {
    Outcome outcome = project.with("TRAINING_FAILS", "1").run("list");
    project.run("list");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out() + outcome.err()).doesNotContain("noise");
    assertThat(project.root().resolve("harness/target/torpor-java-17.0.9.jsa")).isEmptyFile();
    assertThat(project.calls("java"))
        .filteredOn(call -> call.contains("ArchiveClassesAtExit"))
        .hasSize(1);
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void given_a_jar_without_archive_when_started_then_nobody_waits_for_the_training()
      throws Exception {
    project.run("list");
    Path archive = project.root().resolve("harness/target/torpor-java-17.0.9.jsa");
    Files.delete(archive);

    Process process = project.with("TRAINING_WAITS", "1").startPiped("list");
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(output).endsWith("torpor.jar list\n").doesNotContain("noise");
    assertThat(archive).doesNotExist();
    project.release();
    while (!Files.exists(archive)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void given_two_first_uses_at_once_when_started_then_one_builds_and_the_other_waits()
      throws Exception {
    project.with("MVN_WAITS", "1");
    Path launcher = project.root().resolve("harness/bin/torpor");
    Path firstOut = folder.resolve("first");
    Path secondOut = folder.resolve("second");
    Path secondErr = folder.resolve("secondErr");
    Process first = project.start(launcher, firstOut, folder.resolve("firstErr"), "list");
    awaitText(folder.resolve("calls/mvn"), "package", first);
    Process second = project.start(launcher, secondOut, secondErr, "list");
    awaitText(secondErr, "torpor: waiting for another build", second);

    project.release();

    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    assertThat(project.calls("mvn")).hasSize(1);
    assertThat(secondOut).hasSameTextualContentAs(firstOut);
  }

  @Test
  void given_a_lock_whose_owner_died_when_started_then_it_builds() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    project.write("harness/target/build.lock/pid", dead.pid() + "\n");

    assertThat(project.run("list").exitCode()).isZero();
    assertThat(project.calls("mvn")).hasSize(1);
  }

  private static void awaitText(Path file, String text, Process writer) throws IOException {
    while (!Files.exists(file) || !firstLine(file).contains(text)) {
      assertThat(writer.isAlive()).as("still running, and has not said: " + text).isTrue();
      Thread.onSpinWait();
    }
  }

  private static String firstLine(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      return line == null ? "" : line;
    }
  }
}
