package dev.torpor.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.ClientFailure;
import dev.torpor.harness.client.ClientDays;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that write rubbish or die are told of with the line quoted. */
class BrokenProcessTest {
  @TempDir private Path folder;

  @BeforeEach
  void needs_a_shell() {
    boolean there = Programs.starts("sh", "-c", "true");
    org.junit.jupiter.api.Assumptions.assumeTrue(there, "there is no 'sh' on this machine");
  }

  /** Plays an hour with a script that has read its first line. */
  private List<String> play(String... script) {
    try {
      Files.write(folder.resolve("client.sh"), List.of("read line", String.join("\n", script)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return ClientDays.of(
            Programs.in(folder),
            (request, now) -> ServerReply.now(new HttpResponse(200, List.of(), Body.none())))
        .option("command", "sh client.sh")
        .play(TimeFormat.HOUR);
  }

  private AbstractThrowableAssert<?, ?> failure(String... script) {
    return assertThatThrownBy(() -> play(script)).isInstanceOf(ClientFailure.class);
  }

  @Test
  void given_rubbish_when_read_then_the_line_is_quoted() {
    failure("echo 'Segmentation fault'; sleep 5")
        .hasMessage(
            "the process wrote a line, which is not one JSON object; the line: Segmentation fault");
  }

  @Test
  void given_a_command_with_a_typo_when_read_then_the_nearest_one_is_named() {
    failure("echo '{\"type\":\"dome\"}'")
        .hasMessageStartingWith("the process wrote a line, but there is no command 'dome'")
        .hasMessageContaining("'done'")
        .hasMessageEndingWith("the line: {\"type\":\"dome\"}");
  }

  @Test
  void given_fields_that_are_wrong_when_read_then_each_is_told() {
    failure("echo '{\"type\":\"log\",\"mesage\":\"x\"}'")
        .hasMessageContaining("but 'log' has no field 'mesage'");
    failure("echo '{\"type\":\"log\"}'")
        .hasMessageContaining("but 'log' needs the field 'message': the line");
    failure("echo '{\"type\":\"timer.start\",\"timer\":1,\"afterMillis\":-5}'")
        .hasMessageContaining("needs a number in 'afterMillis' that is not negative");
    failure("echo '{\"type\":\"task.complete\",\"task\":7,\"success\":true}'")
        .hasMessageContaining("but 'task.complete' names no task: 7 is over or never was");
    failure("echo '{\"type\":\"replica.apply\",\"exchange\":9,\"records\":[]}'")
        .hasMessageContaining("needs the number of an exchange that this process was told of");
    failure("echo '{\"type\":\"session.tasks\",\"session\":\"feed\"}'")
        .hasMessageContaining("needs a session that is open: send 'session.open' for 'feed' first");
    failure("echo '{\"type\":\"download.read\"}'")
        .hasMessageContaining("belongs into the turn of 'session.downloaded'");
    failure("echo '{\"type\":\"file.write\",\"name\":\"a\",\"bodyBase64\":\"=?\"}'")
        .hasMessageContaining("needs base 64 in 'bodyBase64'");
    failure("echo '{\"type\":\"http\",\"request\":1,\"method\":\"GET\",\"url\":\"ftp://x\"}'")
        .hasMessageContaining("but 'http' cannot be sent: 'ftp://x' is not an http or https URL");
  }

  @Test
  void given_a_process_that_dies_when_its_turn_is_then_its_last_words_are_shown() {
    failure("echo 'no module named feed' >&2; exit 3")
        .hasMessageStartingWith(
            "the client's process ended with exit code 3 in its turn, after the line"
                + " {\"type\":\"launch\",")
        .hasMessageContaining("; the command: sh client.sh");
  }

  @Test
  void given_a_line_out_of_turn_when_the_next_event_comes_then_it_counts_into_that_turn() {
    assertThat(
            play(
                "echo '{\"type\":\"done\"}'",
                "echo '{\"type\":\"log\",\"message\":\"late\"}'",
                "while read line; do echo '{\"type\":\"done\"}'; done"))
        .containsOnlyOnce("0d 00:00:00 client.log message=late");
  }

  @Test
  void given_files_when_written_then_they_are_read_back_and_what_is_missing_is_refused() {
    assertThat(
            play(
                "echo '{\"type\":\"file.write\",\"name\":\"a\",\"body\":\"text\"}'; read answer",
                "echo '{\"type\":\"file.read\",\"name\":\"a\"}'; read one",
                "echo '{\"type\":\"file.read\",\"name\":\"b\"}'; read other",
                "echo '{\"type\":\"file.exists\",\"name\":\"a\"}'; read there",
                "log() { q=$(echo \"$1\" | tr -d '\"'); echo \"{\\\"type\\\":\\\"log\\\","
                    + "\\\"message\\\":\\\"$q\\\"}\"; }",
                "log \"$one\"; log \"$other\"; log \"$there\"; echo '{\"type\":\"done\"}'",
                "while read line; do echo '{\"type\":\"done\"}'; done"))
        .anyMatch(line -> line.endsWith("message={type:result,body:text}"))
        .anyMatch(line -> line.contains("{type:error,error:NO_SUCH_FILE,code:260,definite:true"))
        .anyMatch(line -> line.endsWith("message={type:result,exists:true}"));
  }

  @Test
  void given_a_program_that_is_not_there_when_launched_then_the_command_is_named() {
    assertThatThrownBy(
            () ->
                ClientDays.of(
                        Programs.in(folder),
                        (request, now) ->
                            ServerReply.now(new HttpResponse(200, List.of(), Body.none())))
                    .option("command", "no-such-program --fast")
                    .play(TimeFormat.HOUR))
        .isInstanceOf(ClientFailure.class)
        .hasMessageStartingWith("the client's process cannot be started in ")
        .hasMessageEndingWith("; the command: no-such-program --fast");
  }

  @Test
  void given_processes_that_are_killed_when_played_then_none_is_left() {
    long before = ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count();
    List<String> lines =
        play(
            "while true; do echo '{\"type\":\"log\",\"message\":\"alive\"}';"
                + " echo '{\"type\":\"done\"}'; read line || exit; done");
    assertThat(lines).anyMatch(line -> line.endsWith("alive"));
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count())
        .isEqualTo(before);
  }
}
