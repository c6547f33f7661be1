package dev.torpor.harness.backend.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.backend.Backend;
import dev.torpor.harness.backend.UnmatchedRequests;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerCall;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** In process and over loopback HTTP: the same bytes, the same order, the same virtual times. */
class TwoArmsTest {
  private static final int REQUESTS = 2_500;

  @Test
  void given_71_stubs_when_2500_mixed_requests_are_sent_then_both_arms_answer_alike() {
    List<String> direct;
    List<String> looped;
    try (Backend backend = Answers.open(Answers.directory("odds"))) {
      direct = play(backend);
      assertThat(misses(backend)).isBetween(200L, 800L);
      assertThat(backend.report().errors()).isZero();
    }
    try (Backend backend = LoopbackBackend.around(Answers.open(Answers.directory("odds")))) {
      looped = play(backend);
    }

    assertThat(looped).isEqualTo(direct);
    assertThat(direct.size()).isGreaterThan(REQUESTS + 30); // the webhooks come on top
    assertThat(kinds(direct)).hasSizeGreaterThan(150);
    assertThat(direct)
        .anyMatch(line -> line.contains("CONNECTION_LOST"))
        .anyMatch(line -> line.contains("BAD_RESPONSE"))
        .anyMatch(line -> line.contains("\"changes\":[{\"id\":\"r1\""))
        .anyMatch(line -> line.endsWith("called []"));
  }

  @Test
  void given_two_runs_over_loopback_when_the_seed_is_one_then_they_are_one() {
    try (Backend one = LoopbackBackend.around(Answers.open(Answers.directory("odds")));
        Backend other = LoopbackBackend.around(Answers.open(Answers.directory("odds")))) {
      assertThat(play(one).subList(0, 300)).isEqualTo(play(other).subList(0, 300));
    }
  }

  private static List<String> play(Backend backend) {
    List<String> lines = new ArrayList<>();
    RandomStream chance = new RandomStreams(7).fork("requests");
    RequestGenerator requests = new RequestGenerator(chance);
    long now = 0;
    for (int i = 0; i < REQUESTS; i++) {
      now += chance.nextLong(2 * TimeFormat.SECOND);
      while (backend.nextCallAt() <= now) {
        long at = backend.nextCallAt();
        ServerCall call = backend.call(at);
        lines.add(at + " " + Answers.start(call.request()) + " -> " + call.status());
      }
      HttpRequest request = requests.next();
      String answer = Answers.text(backend.receive(request, now));
      lines.add(now + " " + Answers.start(request) + " -> " + answer);
    }
    return lines;
  }

  private static long misses(Backend backend) {
    return backend.report().unmatched().stream().mapToLong(UnmatchedRequests::count).sum();
  }

  /** Method, first segment and status: how much of the directory is asked. */
  private static Set<String> kinds(List<String> lines) {
    Pattern kind =
        Pattern.compile("\\d+ ([A-Z]+ /\\w+).* -> (?:\\S+ us )?(\\w+).*", Pattern.DOTALL);
    Set<String> kinds = new LinkedHashSet<>();
    for (String line : lines) {
      Matcher matcher = kind.matcher(line);
      if (matcher.matches()) {
        kinds.add(matcher.group(1) + " " + matcher.group(2));
      }
    }
    return kinds;
  }
}
