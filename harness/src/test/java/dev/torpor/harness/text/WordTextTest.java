package dev.torpor.harness.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordTextTest {
  @Test
  void given_words_in_quotes_when_split_then_they_are_kept() {
    assertThat(WordText.split("python3  'my client.py' --name=\"a b\" ''"))
        .containsExactly("python3", "my client.py", "--name=a b", "");
    assertThat(WordText.split("")).isEmpty();
  }

  @Test
  void given_a_quote_that_is_not_closed_when_split_then_it_is_told() {
    assertThatThrownBy(() -> WordText.split("sh 'open"))
        .hasMessageContaining("a quote is not closed");
  }
}
