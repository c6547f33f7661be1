package dev.torpor.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.ClientFailure;
import dev.torpor.harness.client.ClientDays;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client process goes on with what the user has started after the user has left. */
class ContinuedProcessTest {
  private static final String SUBMIT =
      "{\"type\":\"submit\",\"kind\":\"CONTINUED_PROCESSING\",\"identifier\":\"app.export\"";
  private static final String COMPLETE = "{\"type\":\"task.complete\",\"task\":1,\"success\":true}";
  private static final String WORK = "\"type\":\"work\"";
  private static final String TASK = "\"type\":\"task\"";

  @TempDir private Path folder;

  @BeforeEach
  void needs_a_shell() {
    Programs.need("bash");
  }

  /**
   * Plays an hour in which the user starts work at 1 min and leaves at 2 min.
   *
   * @param answers what stands in an event, then the lines with which it is answered, and so on
   */
  private List<String> play(String... answers) {
    StringBuilder cases = new StringBuilder();
    for (int i = 0; i < answers.length; i += 2) {
      String result = answers[i].equals(WORK) ? "; read result" : "";
      cases.append("*'" + answers[i] + "'*) echo '" + answers[i + 1] + "'" + result + ";;\n");
    }
    try {
      Files.writeString(
          folder.resolve("client.sh"),
          """
          read line
          echo '{"type":"register","identifier":"app.export"}'; read answer
          echo '{"type":"done"}'
          while read line; do
            case "$line" in
          %s
            esac
            echo '{"type":"done"}'
          done
          """
              .formatted(cases));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return ClientDays.of(
            Programs.in(folder),
            (request, now) -> ServerReply.now(new HttpResponse(200, List.of(), Body.none())))
        .option("command", "bash client.sh")
        .modes(EnumSet.allOf(BackgroundMode.class))
        .open(10 * TimeFormat.SECOND, 2 * TimeFormat.MINUTE)
        .startWork(TimeFormat.MINUTE)
        .play(TimeFormat.HOUR);
  }

  private static String timer(int number) {
    return "{\"type\":\"timer.start\",\"timer\":" + number + ",\"afterMillis\":59000}";
  }

  private static String progress(int completed) {
    return "{\"type\":\"task.progress\",\"task\":1,\"completed\":" + completed + ",\"total\":2}";
  }

  private static String lines(String... lines) {
    return String.join("\n", lines);
  }

  @Test
  void given_progress_each_minute_when_the_user_has_left_then_the_task_goes_on_and_is_completed() {
    assertThat(
            play(
                WORK,
                SUBMIT + ",\"title\":\"Export\",\"strategy\":\"FAIL\"}",
                TASK,
                timer(1),
                "\"timer\":1",
                lines(progress(1), timer(2)),
                "\"timer\":2",
                lines(progress(2), COMPLETE)))
        .containsExactly(
            "0d 00:01:00 task.submitted kind=CONTINUED identifier=app.export"
                + " notBeforeMicros=60000000",
            "0d 00:01:00 task.started kind=CONTINUED identifier=app.export",
            "0d 00:02:58 task.completed kind=CONTINUED identifier=app.export success=true");
  }

  @Test
  void given_no_progress_when_a_minute_has_passed_then_the_task_expires() {
    assertThat(
            play(
                WORK,
                SUBMIT + ",\"title\":\"Export\"}",
                TASK,
                timer(1),
                "\"type\":\"task.expired\"",
                COMPLETE))
        .containsExactly(
            "0d 00:01:00 task.submitted kind=CONTINUED identifier=app.export"
                + " notBeforeMicros=60000000",
            "0d 00:01:00 task.started kind=CONTINUED identifier=app.export",
            "0d 00:02:00 task.expired kind=CONTINUED identifier=app.export hasHandler=true",
            "0d 00:02:00 task.completed kind=CONTINUED identifier=app.export success=true");
  }

  private void wrong(String message, String... answers) {
    assertThatThrownBy(() -> play(answers))
        .isInstanceOf(ClientFailure.class)
        .hasMessageContaining(message);
  }

  @Test
  void given_lines_that_are_wrong_when_read_then_each_is_told() {
    wrong("but 'submit' needs the field 'title' for continued processing", WORK, SUBMIT + "}");
    wrong(
        "but 'submit' needs one of [FAIL, QUEUE] in 'strategy'",
        WORK,
        SUBMIT + ",\"title\":\"Export\",\"strategy\":\"fail\"}");
    wrong(
        "but 'task.progress' needs a 'total' of at least 1 and of 'completed' at least",
        WORK,
        SUBMIT + ",\"title\":\"Export\"}",
        TASK,
        progress(3));
    wrong(
        "but 'task.progress' is for continued processing, and task 1 is not",
        WORK,
        SUBMIT.replace("CONTINUED_", "") + "}",
        TASK,
        progress(1));
  }
}
