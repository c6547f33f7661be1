package com.example.torpor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.cli.Terminal;
import dev.torpor.harness.cli.Torpor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The commands of the README. */
class CommandLineTest {
  private static String run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Torpor.run(Terminal.pipe(out, err, Path.of("").toAbsolutePath()), words);
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void given_the_classes_when_listed_then_the_clients_are_there_with_their_options() {
    assertThat(run("list", "clients", "--client-path", "target/classes"))
        .contains("contract-poll", "polls a feed with callbacks, as an iOS app does")
        .contains("jdk-poll")
        .contains("url=https://api.example.test/feed");
  }

  @Test
  void given_a_client_of_ones_own_when_run_then_its_numbers_come_out() {
    assertThat(
            run(
                "run",
                "news.yaml",
                "--client-path",
                "target/classes",
                "--client",
                "jdk-poll,interval=1h"))
        .contains("client    jdk-poll,interval=1h");
  }
}
