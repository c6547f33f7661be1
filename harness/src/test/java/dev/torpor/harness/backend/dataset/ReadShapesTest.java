package dev.torpor.harness.backend.dataset;

import static dev.torpor.harness.backend.dataset.DatasetServer.DAY;
import static dev.torpor.harness.backend.dataset.DatasetServer.SECOND;
import static dev.torpor.harness.backend.dataset.DatasetServer.change;
import static dev.torpor.harness.backend.dataset.DatasetServer.still;
import static dev.torpor.harness.backend.dataset.DatasetServer.threeRecords;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.backend.dataset.Dataset.OldTokens;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Change;
import dev.torpor.world.ServerChanges.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the reading shapes answer, with their options. */
class ReadShapesTest {
  @Test
  void given_validators_when_conditional_then_the_tag_wins_over_the_date() {
    DatasetServer server = new DatasetServer(threeRecords(), "validators").at(10 * SECOND);
    server.get("/items");
    String date = server.header("Last-Modified");

    assertThat(server.header("ETag")).isEqualTo("\"s1\"");
    assertThat(date).isEqualTo("Mon, 02 Mar 2026 00:00:10 GMT");
    assertThat(server.facts()).containsExactly("Read[since=-1, upTo=1, last=true]");
    assertThat(server.get("/items", "If-Modified-Since: " + date)).isEqualTo("304");
    assertThat(server.facts()).containsExactly("Read[since=1, upTo=1, last=true]");
    assertThat(server.get("/items", "If-Modified-Since: Mon, 02 Mar 2026 00:00:09 GMT"))
        .isEqualTo("200 {'records':[r0@1,r1@2,r2@1]}");
    assertThat(server.get("/items", "If-None-Match: \"s0\"", "If-Modified-Since: " + date))
        .startsWith("200 ");
    assertThat(server.get("/items", "If-None-Match: \"s1\"", "If-Modified-Since: nonsense"))
        .isEqualTo("304");
    assertThat(server.header("Last-Modified")).as("a 304 with a tag needs no date").isEmpty();
  }

  @Test
  void given_dates_alone_when_two_changes_share_a_second_then_the_later_one_is_missed() {
    Change first = new Change(10 * SECOND, 0, Kind.UPDATE);
    Change second = new Change(10 * SECOND + 500_000, 1, Kind.UPDATE);
    DatasetServer server =
        new DatasetServer(new ServerChanges(2, List.of(first, second)), "validators", "tags=none");

    server.at(10 * SECOND).get("/items");
    assertThat(server.header("ETag")).isEmpty();
    String date = server.header("Last-Modified");

    assertThat(server.at(20 * SECOND).get("/items", "If-Modified-Since: " + date)).isEqualTo("304");
  }

  @Test
  void given_weak_or_churning_tags_when_asked_then_they_are_what_the_option_says() {
    DatasetServer weak = new DatasetServer(still(1), "validators", "tags=weak", "lastModified=off");
    DatasetServer churning = new DatasetServer(still(1), "validators", "tagChurn=1h");

    weak.get("/items");
    assertThat(weak.header("ETag")).isEqualTo("W/\"s0\"");
    assertThat(weak.header("Last-Modified")).isEmpty();
    assertThat(weak.get("/items", "If-None-Match: \"s0\"")).isEqualTo("304");
    String before = churning.get("/items") + churning.header("ETag");
    String after = churning.at(3_600 * SECOND).get("/items", "If-None-Match: \"s0-0\"");
    assertThat(before).isEqualTo("200 {'records':[r0@1]}\"s0-0\"");
    assertThat(after + churning.header("ETag")).isEqualTo("200 {'records':[r0@1]}\"s0-1\"");
  }

  @Test
  void given_creations_and_deletions_when_read_then_lists_lack_and_feeds_tell_them() {
    ServerChanges changes =
        new ServerChanges(
            2,
            List.of(
                change(1, 0, Kind.DELETE), change(2, 2, Kind.CREATE), change(3, 0, Kind.CREATE)));
    DatasetServer list = new DatasetServer(changes, "list");
    DatasetServer cursor = new DatasetServer(changes, "cursor");

    assertThat(list.get("/items")).isEqualTo("200 {'records':[r0@1,r1@1]}");
    assertThat(list.at(2 * SECOND).get("/items")).isEqualTo("200 {'records':[r1@1,r2@1]}");
    assertThat(list.at(3 * SECOND).get("/items")).isEqualTo("200 {'records':[r0@3,r1@1,r2@1]}");
    assertThat(cursor.at(2 * SECOND).get("/items?cursor=c0"))
        .isEqualTo("200 {'cursor':'c2','changes':[r0@2-,r2@1]}");
  }

  @Test
  void given_a_token_life_when_it_is_over_then_410() {
    DatasetServer server = new DatasetServer(still(1), "cursor", "tokenLife=7d");

    String cursor = server.at(DAY).get("/items").replaceAll(".*'cursor':'([^']+)'.*", "$1");

    assertThat(server.at(8 * DAY - 1).get("/items?cursor=" + cursor)).startsWith("200 ");
    assertThat(server.at(8 * DAY).get("/items?cursor=" + cursor)).startsWith("410 ");
    assertThat(server.get("/items?cursor=c0")).as("without its instant").startsWith("410 ");
  }

  @Test
  void given_a_restored_server_when_asked_then_old_tokens_fare_as_it_says() {
    for (OldTokens tokens : OldTokens.values()) {
      DatasetServer server = new DatasetServer(threeRecords(), "cursor").at(25 * SECOND);
      server.send("PUT", "/items/mine", "{'data':'x'}");
      assertThat(server.dataset().position()).isEqualTo(3);
      assertThat(server.dataset().positionAt(15 * SECOND)).isEqualTo(1);

      server.dataset().restoreTo(1, tokens);

      boolean isKnown = tokens == OldTokens.SURVIVE;
      assertThat(server.get("/items"))
          .isEqualTo(
              "200 {'cursor':'%s','changes':[r0@1,r1@2,r2@1]}".formatted(isKnown ? "c1" : "c1e1"));
      assertThat(server.get("/items?cursor=c3")).startsWith("410 ");
      assertThat(server.get("/items?cursor=c0")).startsWith(isKnown ? "200 " : "410 ");
      assertThat(server.get("/items/mine")).startsWith("404 ");
      assertThat(server.at(30 * SECOND).get("/items/r1")).isEqualTo("200 r1@3");
      assertThat(server.send("PUT", "/items/mine", "{'data':'y'}")).isEqualTo("201 mine@1=y");
    }
  }

  @Test
  void given_a_restored_server_that_takes_tokens_ahead_when_it_catches_up_then_changes_are_lost() {
    DatasetServer server =
        new DatasetServer(threeRecords(), "cursor", "tokenAhead=accepted").at(25 * SECOND);
    server.dataset().restoreTo(0, OldTokens.SURVIVE);

    assertThat(server.get("/items?cursor=c2")).isEqualTo("200 {'cursor':'c2','changes':[]}");
    server.at(30 * SECOND).send("PUT", "/items/r0", "{'data':'x'}");
    assertThat(server.get("/items?cursor=c2"))
        .as("the commits that took the old numbers are not told")
        .isEqualTo("200 {'cursor':'c2','changes':[]}");
  }

  @Test
  void given_tokens_that_died_when_used_then_410_and_new_ones_live() {
    DatasetServer server = new DatasetServer(threeRecords(), "paged").at(25 * SECOND);

    server.dataset().expireTokensBefore(2);

    assertThat(server.get("/items?syncToken=s1")).startsWith("410 ");
    assertThat(server.get("/items?syncToken=s2"))
        .isEqualTo("200 {'changes':[],'nextSyncToken':'s2'}");
  }

  @Test
  void given_pages_when_turned_then_the_sync_token_comes_on_the_last_one() {
    DatasetServer server = new DatasetServer(still(5), "paged", "pageLimit=2");

    assertThat(server.get("/items"))
        .isEqualTo("200 {'changes':[r0@1,r1@1],'nextPageToken':'p0.2.0.0.1'}");
    assertThat(server.facts()).containsExactly("Read[since=-1, upTo=0, last=false]");
    assertThat(server.get("/items?pageToken=p0.2.0.0.1"))
        .isEqualTo("200 {'changes':[r2@1,r3@1],'nextPageToken':'p0.4.0.0.2'}");
    assertThat(server.get("/items?pageToken=p0.4.0.0.2"))
        .isEqualTo("200 {'changes':[r4@1],'nextSyncToken':'s0'}");
    assertThat(server.facts()).containsExactly("Read[since=-1, upTo=0, last=true]");
    assertThat(server.get("/items?limit=1"))
        .isEqualTo("200 {'changes':[r0@1],'nextPageToken':'p0.1.0.0.1'}");
    assertThat(server.get("/items?limit=99&pageToken=p0.3.0.0.1"))
        .isEqualTo("200 {'changes':[r3@1,r4@1],'nextSyncToken':'s0'}");
    assertThat(server.get("/items?pageToken=s0")).startsWith("410 ");
  }

  @Test
  void given_changes_between_pages_when_turned_then_they_come_later_or_with_the_next_sync() {
    ServerChanges changes = new ServerChanges(3, new long[] {10 * SECOND}, new int[] {0});
    DatasetServer later = new DatasetServer(changes, "paged", "pageLimit=2");
    DatasetServer next = new DatasetServer(changes, "paged", "pageLimit=2", "between=nextSync");
    String first = "200 {'changes':[r0@1,r1@1],'nextPageToken':'p0.2.0.0.1'}";

    assertThat(later.get("/items")).isEqualTo(first);
    assertThat(next.get("/items")).isEqualTo(first);
    assertThat(later.at(10 * SECOND).get("/items?pageToken=p0.2.0.0.1"))
        .isEqualTo("200 {'changes':[r2@1,r0@2],'nextSyncToken':'s1'}");
    assertThat(next.at(10 * SECOND).get("/items?pageToken=p0.2.0.0.1"))
        .isEqualTo("200 {'changes':[r2@1],'nextSyncToken':'s0'}");
    assertThat(next.get("/items?syncToken=s0"))
        .isEqualTo("200 {'changes':[r0@2],'nextSyncToken':'s1'}");
  }

  @Test
  void given_empty_pages_when_turned_then_they_have_a_next_link() {
    DatasetServer server = new DatasetServer(still(3), "paged", "pageLimit=2", "emptyPageEvery=2");

    assertThat(server.get("/items"))
        .isEqualTo("200 {'changes':[r0@1,r1@1],'nextPageToken':'p0.2.0.0.1'}");
    assertThat(server.get("/items?pageToken=p0.2.0.0.1"))
        .isEqualTo("200 {'changes':[],'nextPageToken':'p0.2.0.0.2'}");
    assertThat(server.get("/items?pageToken=p0.2.0.0.2"))
        .isEqualTo("200 {'changes':[r2@1],'nextSyncToken':'s0'}");
  }

  @Test
  void given_a_long_poll_when_something_changes_then_it_is_held_exactly_until_then() {
    DatasetServer server = new DatasetServer(threeRecords(), "longpoll");

    assertThat(server.get("/items?cursor=c0&timeout=30")).isEqualTo("200 {'changes':true}");
    assertThat(server.last().firstByteMicros()).isEqualTo(10 * SECOND);
    assertThat(server.last().facts()).isEmpty();
    assertThat(server.get("/items?cursor=c0&timeout=5")).isEqualTo("200 {'changes':false}");
    assertThat(server.last().firstByteMicros()).isEqualTo(5 * SECOND);
    assertThat(server.at(12 * SECOND).get("/items?cursor=c0&timeout=30"))
        .isEqualTo("200 {'changes':true}");
    assertThat(server.last().firstByteMicros()).isZero();
    assertThat(server.get("/items?cursor=c0"))
        .as("without a timeout it is the feed")
        .isEqualTo("200 {'cursor':'c1','changes':[r1@2]}");
    assertThat(server.get("/items?cursor=c9&timeout=30")).startsWith("410 ");
    assertThat(server.get("/items?cursor=c1&timeout=9999999")).isEqualTo("200 {'changes':true}");
    assertThat(server.at(60 * SECOND).get("/items?cursor=c3&timeout=x"))
        .isEqualTo("200 {'changes':false}");
    assertThat(server.last().firstByteMicros()).isEqualTo(30 * SECOND);
  }

  @Test
  void given_jitter_and_backoff_when_polled_then_holds_spread_and_answers_ask_for_a_pause() {
    DatasetServer server =
        new DatasetServer(still(1), "longpoll", "jitter=90s", "backoff=60s", "backoffEvery=2");

    assertThat(server.get("/items?cursor=c0&timeout=30")).isEqualTo("200 {'changes':false}");
    long first = server.last().firstByteMicros();
    assertThat(server.get("/items?cursor=c0&timeout=30"))
        .isEqualTo("200 {'changes':false,'backoff':60}");
    long second = server.last().firstByteMicros();
    assertThat(List.of(first, second)).allMatch(hold -> hold >= 30 * SECOND);
    assertThat(List.of(first, second)).allMatch(hold -> hold <= 120 * SECOND);
    assertThat(first).isNotEqualTo(second);
  }
}
