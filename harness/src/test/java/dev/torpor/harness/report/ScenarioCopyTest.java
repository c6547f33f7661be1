package dev.torpor.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScenarioCopyTest {
  private static final String BLOCKS =
      """
      # A story.
      name: A/B   # device: not/this
      device: profiles/mine.yaml
      client:
        use: poll
        interval: 30min   # half an hour
      # limits
      network:
        - wifi: "nets/home.yaml"
        - otherwise: {cellular: lte-2021-modern}
      backend: {wiremock: backends/news}
      """;

  @Test
  void given_blocks_when_overridden_then_only_the_values_change() {
    assertThat(copy(BLOCKS, Map.of("client", "{use: open-only}", "seed", "9")))
        .isEqualTo(
            """
            # A story.
            seed: 9
            name: A/B   # device: not/this
            device: ../profiles/mine.yaml
            client:
              {use: open-only}   # half an hour
            # limits
            network:
              - wifi: ../nets/home.yaml
              - otherwise: {cellular: lte-2021-modern}
            backend: {wiremock: ../backends/news}
            """);
  }

  @Test
  void given_JSON_when_overridden_then_it_stays_JSON_like() {
    assertThat(copy("{\"seed\": 1, \"policy\": \"ios\"}\n", Map.of("seed", "2", "duration", "3d")))
        .isEqualTo("{duration: 3d, \"seed\": 2, \"policy\": \"ios\"}\n");
  }

  @Test
  void given_characters_outside_the_basic_plane_when_edited_then_places_still_fit() {
    assertThat(copy("name: 🚲 ride\nseed: 1\n", Map.of("seed", "2")))
        .isEqualTo("name: 🚲 ride\nseed: 2\n");
  }

  @Test
  void given_texts_when_written_as_YAML_then_quotes_stand_where_they_are_needed() {
    assertThat(Yaml.text("every:30min")).isEqualTo("every:30min");
    assertThat(Yaml.text("a: b")).isEqualTo("\"a: b\"");
    assertThat(Yaml.text("say \"hi\"\\")).isEqualTo("\"say \\\"hi\\\"\\\\\"");
    assertThat(Yaml.use("poll", new TreeMap<>(Map.of("path", "/v1/x?a=b", "interval", "30min"))))
        .isEqualTo("{use: poll, interval: 30min, path: \"/v1/x?a=b\"}");
  }

  private static String copy(String text, Map<String, String> overrides) {
    return ScenarioCopy.of(
        text, overrides, reference -> reference.contains("/") ? "../" + reference : reference);
  }
}
