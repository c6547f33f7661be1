package dev.torpor.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every shipped scenario in two processes that differ in time zone, locale, file encoding and
 * compiler. Determinism is tested, not claimed.
 */
class ShippedScenariosTest {
  private static final List<String> HERE = List.of("-Duser.timezone=UTC", "-Duser.language=en");
  private static final List<String> THERE =
      List.of(
          "-Duser.timezone=Asia/Kathmandu",
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Dfile.encoding=ISO-8859-1",
          "-XX:+UseParallelGC",
          "-XX:TieredStopAtLevel=1");

  static List<String> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(TorporProcess.scenarios())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void given_two_processes_of_other_habits_when_run_then_results_and_traces_are_the_same_bytes(
      String scenario) throws Exception {
    Path here = run(scenario, "here", HERE);
    Path there = run(scenario, "there", THERE);

    assertThat(there.resolve("result.json")).hasSameBinaryContentAs(here.resolve("result.json"));
    assertThat(Files.mismatch(here.resolve("trace.jsonl"), there.resolve("trace.jsonl")))
        .as("first byte in which the traces differ")
        .isEqualTo(-1);
  }

  /** Runs a scenario whose expectations must hold; returns the folder with its results. */
  private static Path run(String scenario, String name, List<String> habits) throws Exception {
    Path out = TorporProcess.target().resolve(scenario + "-" + name);
    TorporProcess.Ended ended =
        TorporProcess.run(
            TorporProcess.scenarios(), habits, "run", scenario, "--out", out.toString());
    assertThat(ended.exitCode()).as("%s", ended).isZero();
    return out;
  }
}
