package dev.torpor.os.ios;

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
}
