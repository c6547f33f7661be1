package dev.torpor.harness.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedReaderTest {
  @Test
  void given_fields_it_does_not_know_when_read_then_they_are_skipped() throws Exception {
    String json =
        """
        {"more": {"cursor": "no", "changes": [1]}, "cursor": "c\\u0037", "changes": [
          {"data": ["x", {"id": "no"}], "version": 3, "id": "r1"},
          {"id": "r2", "version": 1}], "last": null}
        """;

    FeedReader.Feed feed = FeedReader.read(json.getBytes(UTF_8), "changes");

    assertThat(feed.cursor()).isEqualTo("c7");
    assertThat(feed.records())
        .containsExactly(new RecordVersion("r1", 3), new RecordVersion("r2", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | the feed is malformed: it is no object, at byte 1",
        "{} | the feed has no 'changes'",
        "{\"changes\": 7} | the feed is malformed: its records are no list, at byte 13",
        "{\"changes\": [7]} | the feed is malformed: a record is no object, at byte 14",
        "{\"changes\": [{\"id\": \"r1\"}]} | a record has no id or no version, at byte 25",
        "{\"changes\": [{\"version\": 2}]} | a record has no id or no version, at byte 27",
        "{\"changes\": [{\"version\": 0, \"id\": \"r\"}]}"
            + "| a record has no id or no version, at byte 38",
      })
  void given_what_is_no_feed_when_read_then_it_says_why(String json, String message) {
    assertThatThrownBy(() -> FeedReader.read(json.getBytes(UTF_8), "changes"))
        .isInstanceOf(FeedFormatException.class)
        .hasMessage(message);
  }

  @Test
  void given_a_feed_that_breaks_off_when_read_then_nothing_is_taken_from_it() {
    String json = "{\"cursor\": \"c1\", \"changes\": [{\"id\": \"r1\", \"version\": 2}";

    assertThatThrownBy(() -> FeedReader.read(json.getBytes(UTF_8), "changes"))
        .isInstanceOf(FeedFormatException.class)
        .hasMessageStartingWith("the feed is malformed: Unexpected end-of-input");
  }

  @Test
  void given_a_token_when_asked_with_then_it_goes_where_the_server_looks() {
    HttpRequest plain = new CursorFetch("https://x.test/feed").request("a b&c");
    HttpRequest with = new CursorFetch("https://x.test/feed?limit=5").request("c1");
    HttpRequest conditional = new ValidatorsFetch("https://x.test/feed").request("\"v1\"");

    assertThat(plain.target()).isEqualTo("/feed?cursor=a+b%26c");
    assertThat(with.target()).isEqualTo("/feed?limit=5&cursor=c1");
    assertThat(conditional.header("If-None-Match")).isEqualTo("\"v1\"");
    assertThat(new CursorFetch("https://x.test/feed").request(null).target()).isEqualTo("/feed");
    assertThat(new ValidatorsFetch("https://x.test/feed").request(null).headers()).isEmpty();
  }
}
