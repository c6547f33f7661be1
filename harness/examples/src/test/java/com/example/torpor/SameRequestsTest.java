package com.example.torpor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.torpor.harness.run.PreparedRun;
import dev.torpor.harness.run.RunOverrides;
import dev.torpor.harness.scenario.Commands;
import dev.torpor.harness.scenario.LoadOptions;
import dev.torpor.harness.scenario.ScenarioFile;
import dev.torpor.harness.scenario.Use;
import dev.torpor.network.NetworkEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same sync, however it is written, sends the same requests at the same virtual times. */
class SameRequestsTest {
  private static List<String> requests(String client) throws Exception {
    List<String> requests = new ArrayList<>();
    PreparedRun.prepare(
            ScenarioFile.load(
                Path.of("news.yaml"), LoadOptions.standard().withCommands(Commands.ALLOWED)),
            RunOverrides.none().withClient(Use.parse(client)))
        .run(
            List.of(
                (at, event) -> {
                  if (event instanceof NetworkEvent.TransferStarted started) {
                    requests.add(at + " " + started.label());
                  } else if (event instanceof NetworkEvent.TransferFailed failed) {
                    requests.add(at + " failed " + failed.error());
                  } else if (event instanceof NetworkEvent.TransferCompleted completed) {
                    requests.add(at + " " + completed.bytesUp() + "/" + completed.bytesDown());
                  }
                }));
    return requests;
  }

  private static void need(String program) throws InterruptedException {
    boolean there;
    try {
      there =
          new ProcessBuilder(program, "--version")
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException e) {
      there = false;
    }
    if (!there) {
      System.out.println("skipped: there is no '" + program + "' on this machine");
    }
    assumeTrue(there, "there is no '" + program + "' on this machine");
  }

  @Test
  void given_the_scenario_when_polled_then_there_is_something_to_compare() throws Exception {
    assertThat(requests("poll")).hasSizeGreaterThan(100).anyMatch(line -> line.contains("failed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"contract-poll", "jdk-poll", "okhttp-poll"})
  void given_a_java_client_when_run_then_its_requests_are_those_of_poll(String client)
      throws Exception {
    assertThat(requests(client)).isEqualTo(requests("poll"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"python3 clients/poll.py", "node clients/poll.mjs"})
  void given_a_process_when_run_then_its_requests_are_those_of_poll(String command)
      throws Exception {
    need(command.substring(0, command.indexOf(' ')));

    assertThat(requests("process,command=" + command)).isEqualTo(requests("poll"));
  }
}
