package dev.torpor.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestMatchTest {
  private static final List<String> KEYS = List.of("from", "to", "for", "wifi", "cellular");

  @Test
  void given_a_typing_mistake_when_matched_then_the_word_that_was_meant_is_found() {
    assertThat(NearestMatch.of("celular", KEYS)).contains("cellular");
    assertThat(NearestMatch.of("wiif", KEYS)).contains("wifi");
    assertThat(NearestMatch.of("WiFi", KEYS)).contains("wifi");
    assertThat(NearestMatch.of("form", KEYS)).contains("from");
    assertThat(NearestMatch.of("cellphone-net", KEYS)).isEmpty();
    assertThat(NearestMatch.of("x", List.of("y"))).isEmpty();
  }

  @Test
  void given_several_near_words_when_matched_then_the_nearest_and_of_those_the_first_wins() {
    assertThat(NearestMatch.of("fro", KEYS)).contains("for");
    assertThat(NearestMatch.of("iphone-14", List.of("iphone-13", "iphone-15")))
        .contains("iphone-13");
    assertThat(NearestMatch.of("iphone-51", List.of("iphone-11", "iphone-15")))
        .contains("iphone-15");
  }

  @Test
  void a_hint_is_a_sentence_or_nothing() {
    assertThat(NearestMatch.hint("wfi", KEYS)).isEqualTo(". Did you mean 'wifi'?");
    assertThat(NearestMatch.hint("bluetooth", KEYS)).isEmpty();
  }
}
