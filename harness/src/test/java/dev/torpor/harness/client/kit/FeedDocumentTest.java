package dev.torpor.harness.client.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.Replica.RecordVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedDocumentTest {
  @Test
  void given_fields_it_does_not_know_when_read_then_they_are_skipped() throws Exception {
    FeedDocument feed =
        read(
            """
            {"more": {"cursor": "no", "changes": [1]}, "cursor": "c\\u0037", "changes": [
              {"data": ["x", {"id": "no"}], "version": 3, "id": "r1"},
              {"id": "r2", "version": 1, "deleted": true}], "last": null}
            """);

    assertThat(feed.cursor()).isEqualTo("c7");
    assertThat(feed.changes())
        .containsExactly(new RecordVersion("r1", 3), RecordVersion.tombstone("r2", 1));
    assertThat(feed.complete()).isNull();
  }

  @Test
  void given_pages_and_long_polls_when_read_then_their_tokens_are_there() throws Exception {
    assertThat(read("{\"changes\": [], \"nextPageToken\": \"p2\"}").nextPage()).isEqualTo("p2");
    assertThat(read("{\"changes\": [], \"nextSyncToken\": \"s2\"}").nextSync()).isEqualTo("s2");
    FeedDocument poll = read("{\"changes\": true, \"backoff\": 60}");
    assertThat(poll.changed()).isTrue();
    assertThat(poll.backoffSeconds()).isEqualTo(60);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | the feed is malformed: it is no object, at byte 1",
        "{\"changes\": 7} | the feed is malformed: its records are no list, at byte 13",
        "{\"changes\": [7]} | the feed is malformed: a record is no object, at byte 14",
        "{\"changes\": [{\"id\": \"r1\"}]} | a record has no id or no version, at byte 25",
        "{\"changes\": [{\"version\": 2}]} | a record has no id or no version, at byte 27",
        "{\"records\": [{\"version\": 0, \"id\": \"r\"}]}"
            + "| a record has no id or no version, at byte 38",
      })
  void given_what_is_no_feed_when_read_then_it_says_why(String json, String message) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(Trouble.class).hasMessage(message);
  }

  @Test
  void given_a_feed_that_breaks_off_when_read_then_nothing_is_taken_from_it() {
    assertThatThrownBy(
            () -> read("{\"cursor\": \"c1\", \"changes\": [{\"id\": \"r1\", \"version\": 2}"))
        .isInstanceOf(Trouble.class)
        .hasMessageStartingWith("the feed is malformed: Unexpected end-of-input");
  }

  private static FeedDocument read(String json) throws Trouble {
    return FeedDocument.read(json.getBytes(UTF_8));
  }
}
