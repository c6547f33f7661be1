package dev.torpor.harness.backend;

import static dev.torpor.harness.backend.StubFolder.get;
import static dev.torpor.harness.backend.StubFolder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.time.TimeFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BackendDeterminismTest {
  private static final String LOGNORMAL =
      "'delayDistribution': {'type': 'lognormal', 'median': 80, 'sigma': 0.4}";
  private static final String UNIFORM =
      "'delayDistribution': {'type': 'uniform', 'lower': 200, 'upper': 203}";

  @TempDir Path root;
  @TempDir Path other;
  private StubFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new StubFolder(root);
  }

  @Test
  void given_a_seed_when_delays_are_drawn_then_they_are_these() {
    folder.stub("log.json", "/log", LOGNORMAL).stub("even.json", "/even", UNIFORM);

    assertThat(delays(folder.open(), "/log", 6))
        .containsExactly("60ms", "76ms", "63ms", "158ms", "43ms", "85ms");
    assertThat(delays(folder.open(), "/even", 6))
        .containsExactly("202ms", "203ms", "202ms", "202ms", "203ms", "203ms");
  }

  @Test
  void given_two_backends_of_one_seed_when_asked_alike_then_they_answer_alike() {
    folder
        .stub("log.json", "/log", LOGNORMAL)
        .stub("id.json", "/id", "'body': '{{randomValue}}', 'transformers': ['response-template']");

    assertThat(delays(folder.open(), "/log", 20)).isEqualTo(delays(folder.open(), "/log", 20));
    assertThat(bodies(folder.open(), "/id", 5)).isEqualTo(bodies(folder.open(), "/id", 5));
    assertThat(delays(folder.seed(43).open(), "/log", 20))
        .isNotEqualTo(delays(folder.seed(42).open(), "/log", 20));
  }

  @Test
  void given_a_stub_when_others_are_added_and_asked_then_its_draws_stay() {
    folder.stub("m.json", "/m", LOGNORMAL);
    List<String> alone = delays(folder.open(), "/m", 5);

    folder.stub("a.json", "/a", LOGNORMAL).stub("z.json", "/z", UNIFORM);
    Backend crowded = folder.open();
    List<String> among = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      get(crowded, "/a", 0);
      among.addAll(delays(crowded, "/m", 1));
      get(crowded, "/z", 0);
    }

    assertThat(among).isEqualTo(alone);
    assertThat(delays(crowded, "/a", 5)).isNotEqualTo(alone);
  }

  @Test
  void given_two_stubs_of_one_name_when_delays_are_drawn_then_each_has_its_own() {
    String stub = "{'name': 'same', 'request': {'url': '/%s'}, 'response': {" + LOGNORMAL + "}}";
    folder
        .file("mappings/a.json", stub.replace("%s", "a"))
        .file("mappings/b.json", stub.replace("%s", "b"));
    Backend backend = folder.open();

    assertThat(delays(backend, "/a", 5)).isNotEqualTo(delays(backend, "/b", 5));
  }

  @Test
  void given_files_written_in_another_order_when_stubs_overlap_then_the_same_one_answers() {
    List<String> names = new ArrayList<>(List.of("b.json", "deep/a.json", "c.json", "a.json"));
    for (String name : names) {
      folder.stub(name, "/x", "'body': '" + name + "', " + LOGNORMAL);
    }
    Collections.reverse(names);
    StubFolder reversed = new StubFolder(other);
    for (String name : names) {
      reversed.stub(name, "/x", "'body': '" + name + "', " + LOGNORMAL);
    }

    assertThat(text(get(folder.open(), "/x", 0))).endsWith("deep/a.json");
    assertThat(text(get(reversed.open(), "/x", 0))).isEqualTo(text(get(folder.open(), "/x", 0)));
  }

  @Test
  void given_settings_when_a_stub_leaves_a_part_open_then_they_fill_it_in() {
    folder
        .file(
            "settings.json",
            "{'fixedDelay': 1000, 'delayDistribution': {'type': 'fixed', 'milliseconds': 50}}")
        .stub("a.json", "/none", "")
        .stub("b.json", "/fixed", "'fixedDelayMilliseconds': 10")
        .stub(
            "c.json", "/random", "'delayDistribution': {'type': 'uniform', 'lower': 7, 'upper': 7}")
        .stub("d.json", "/both", "'fixedDelayMilliseconds': 0," + UNIFORM);
    Backend backend = folder.open();

    assertThat(delays(backend, "/none", 1)).containsExactly("1.05s");
    assertThat(delays(backend, "/fixed", 1)).containsExactly("60ms");
    assertThat(delays(backend, "/random", 1)).containsExactly("1.007s");
    assertThat(delays(backend, "/both", 1)).first().asString().startsWith("20");
  }

  @Test
  void given_a_maximum_when_a_lognormal_delay_is_drawn_then_it_is_never_over_it() {
    folder.stub(
        "a.json",
        "/a",
        "'delayDistribution':"
            + " {'type': 'lognormal', 'median': 80, 'sigma': 3.0, 'maxValue': 90}");
    Backend backend = folder.open();

    for (int i = 0; i < 500; i++) {
      assertThat(get(backend, "/a", 0).firstByteMicros()).isBetween(0L, 90_000L);
    }
  }

  /** Sleeping would take more than a day; the limit catches it after a minute. */
  @Test
  @Timeout(60)
  void given_delays_of_a_minute_when_a_thousand_are_spent_then_no_real_time_passes() {
    folder.stub(
        "slow.json",
        "/slow",
        "'fixedDelayMilliseconds': 60000, 'body': 'x',"
            + " 'chunkedDribbleDelay': {'numberOfChunks': 1, 'totalDuration': 60000}");
    Backend backend = folder.open();

    for (int i = 0; i < 1_000; i++) {
      assertThat(text(get(backend, "/slow", 0))).isEqualTo("2min 200 [] x");
    }
  }

  private static List<String> delays(Backend backend, String path, int count) {
    List<String> delays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      delays.add(TimeFormat.duration(get(backend, path, 0).firstByteMicros()));
    }
    return delays;
  }

  private static List<String> bodies(Backend backend, String path, int count) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(get(backend, path, 0).response().text());
    }
    return bodies;
  }
}
