package dev.torpor.os.push;

import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.os.PushRules;
import dev.torpor.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderConnectionTest {
  /** The answers to a request every quarter of an hour. */
  private static List<String> answers(long refreshMinutes, double unavailable) {
    PushRules.Server rules =
        new PushRules.Server(
            15 * MINUTE, unavailable, refreshMinutes * MINUTE, 20 * MINUTE, 60 * MINUTE);
    ProviderConnection connection =
        new ProviderConnection(rules, new RandomStreams(1).fork("push/service"));
    List<String> answers = new ArrayList<>();
    for (int minute = 0; minute <= 90; minute += 15) {
      PushResponse refusal = connection.refusal(minute * MINUTE);
      answers.add(refusal == null ? "200" : refusal.status() + " " + refusal.reason());
    }
    return answers;
  }

  @Test
  void given_a_token_renewed_every_40_minutes_when_sending_then_nothing_is_refused() {
    assertThat(answers(40, 0)).containsOnly("200");
  }

  @Test
  void given_a_token_renewed_every_10_minutes_when_sending_then_that_is_too_often() {
    String refused = "429 TooManyProviderTokenUpdates";
    assertThat(answers(10, 0))
        .containsExactly("200", refused, "200", refused, "200", refused, "200");
  }

  @Test
  void given_a_token_renewed_every_2_hours_when_sending_then_it_has_expired_after_one() {
    String refused = "403 ExpiredProviderToken";
    assertThat(answers(120, 0))
        .containsExactly("200", "200", "200", "200", "200", refused, refused);
  }

  @Test
  void given_a_service_that_is_not_there_when_sending_then_503() {
    assertThat(answers(40, 1)).containsOnly("503 ServiceUnavailable");
  }
}
