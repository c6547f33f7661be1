package dev.torpor.os.ios;

import static dev.torpor.time.TimeFormat.DAY;
import static dev.torpor.time.TimeFormat.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.BackgroundTask;
import dev.torpor.simulation.Story;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Misuse that no other test shows: each is reported with what iOS would have done. Late
 * registration is T20, an eleventh request T18, begin without end T05, completion twice T34,
 * completion missing T24, work after completion T35, background pushes of priority 10 T59, uploads
 * from memory T73, and a second session with the same identifier is in {@code SessionTest}.
 */
class MisuseTest {
  private static List<String> violations(Story story) {
    return story.play(2 * HOUR, "client.violation");
  }

  private static Story refreshing() {
    return new Story()
        .client(
            app ->
                new Refresher(app, Duration.ofHours(1)) {
                  @Override
                  void refresh(BackgroundTask task) {}
                });
  }

  @Test
  void B10_given_a_mode_that_is_not_declared_then_the_refusal_says_what_to_declare() {
    assertThat(violations(refreshing().modes(EnumSet.of(BackgroundMode.PROCESSING))))
        .isNotEmpty()
        .allMatch(line -> line.contains("rule=B10"))
        .anyMatch(
            line ->
                line.contains("iOS refused 'app.refresh' and nothing is pending")
                    && line.contains("does not declare the background mode 'fetch'"));
  }

  @Test
  void B10_given_an_identifier_that_is_not_listed_then_it_is_never_launched() {
    assertThat(violations(refreshing().identifiers("app.other")))
        .isNotEmpty()
        .allMatch(line -> line.contains("rule=B10"))
        .anyMatch(
            line ->
                line.contains("register(app.refresh) returned false")
                    && line.contains("iOS never launches its handler"))
        .anyMatch(line -> line.contains("is not among app.permittedIdentifiers"));
  }

  @Test
  void B28_given_no_expiration_handler_then_the_task_is_marked_complete_and_unsuccessful() {
    assertThat(violations(refreshing()))
        .singleElement()
        .asString()
        .contains("rule=B28 message='app.refresh' ran out of time without an expiration handler")
        .contains("iOS marks it complete and unsuccessful and suspends the app");
  }

  /** Its work hears of the expiration and completes that much later; -1 for in the handler. */
  private static Story completingAfter(long millis) {
    return new Story()
        .client(
            app ->
                new Refresher(app, Duration.ofHours(1)) {
                  @Override
                  void refresh(BackgroundTask task) {
                    submit();
                    task.setExpirationHandler(
                        () -> {
                          if (millis < 0) {
                            task.setTaskCompleted(false);
                          } else {
                            app.after(
                                Duration.ofMillis(millis), () -> task.setTaskCompleted(false));
                          }
                        });
                  }
                });
  }

  @Test
  void B29_given_completion_a_moment_after_the_expiration_handler_then_it_is_late() {
    assertThat(completingAfter(200).play(2 * HOUR, "client.violation", "task.completed", "app.ex"))
        .containsExactly(
            "0d 01:00:31.25 client.violation rule=B29 message='app.refresh' was completed 200ms"
                + " after its expiration handler; iOS kills an app that is still at it a moment"
                + " after the time of its task, and launches it less often. Cancel the work and"
                + " complete the task in the handler itself",
            "0d 01:00:31.25 task.completed kind=REFRESH identifier=app.refresh success=false");
    assertThat(violations(completingAfter(-1))).as("in the handler").isEmpty();
    assertThat(completingAfter(600).play(2 * HOUR, "client.violation", "app.exited"))
        .as("after the grace the app is gone")
        .hasSize(2)
        .anyMatch(line -> line.contains("rule=B02"))
        .anyMatch(line -> line.contains("app.exited reason=TASK_TIMEOUT"));
  }

  @Test
  void B29_given_a_system_that_does_not_kill_then_a_task_it_has_ended_is_reported_once() {
    Story story = completingAfter(600).word("bgt.missingCompletionAction", "none");

    assertThat(violations(story)).singleElement().asString().contains("rule=B02");
  }

  private static int refreshes(Story story) {
    return story.flag("das.enabled", true).play(4 * DAY, "task.granted").size();
  }

  @Test
  void B29_given_late_completions_then_conduct_suffers_as_for_missing_ones() {
    assertThat(refreshes(completingAfter(200))).isLessThan(refreshes(completingAfter(-1)));
    assertThat(refreshes(completingAfter(200).share("penalty.lateCompletion", 1)))
        .isEqualTo(refreshes(completingAfter(-1)));
  }
}
