package dev.torpor.harness.backend.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.http.WireSize;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetShapesTest {
  private static final String URL = "https://api.example.test/feed";
  private static final long SECOND = 1_000_000;
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** Three records; r1 changes at 10 s and 30 s, r0 at 20 s, r2 never. */
  private static final ServerChanges CHANGES =
      new ServerChanges(3, new long[] {10 * SECOND, 20 * SECOND, 30 * SECOND}, new int[] {1, 0, 1});

  private final DatasetOrigin cursor = origin("cursor");
  private final DatasetOrigin validators = origin("validators");

  @Test
  void given_no_cursor_when_asked_then_every_record_comes_in_its_present_version() {
    assertThat(get(cursor, URL, 0)).isEqualTo("200 c0 [r0@1, r1@1, r2@1]");
    assertThat(get(cursor, URL, 25 * SECOND)).isEqualTo("200 c2 [r0@2, r1@2, r2@1]");
  }

  @Test
  void given_a_cursor_when_asked_then_each_changed_record_comes_once_in_order_of_its_change() {
    assertThat(get(cursor, URL + "?cursor=c0", 9 * SECOND)).isEqualTo("200 c0 []");
    assertThat(get(cursor, URL + "?cursor=c0", 10 * SECOND)).isEqualTo("200 c1 [r1@2]");
    assertThat(get(cursor, URL + "?cursor=c1", 20 * SECOND)).isEqualTo("200 c2 [r0@2]");
    assertThat(get(cursor, URL + "?cursor=c0", 60 * SECOND)).isEqualTo("200 c3 [r0@2, r1@3]");
    assertThat(get(cursor, URL + "?cursor=c3", 60 * SECOND)).isEqualTo("200 c3 []");
  }

  @Test
  void given_other_parameters_around_the_cursor_when_asked_then_it_is_found() {
    assertThat(get(cursor, URL + "?cursors=x&cursor=%63%30&limit=3", 10 * SECOND))
        .isEqualTo("200 c1 [r1@2]");
    assertThat(get(cursor, URL + "?cursor&limit=3", 10 * SECOND))
        .isEqualTo("200 c1 [r0@1, r1@2, r2@1]");
  }

  @Test
  void given_a_cursor_nobody_gave_when_asked_then_410() {
    for (String garbage : List.of("c4", "x", "c", "c-1", "17", "c1x", "c99999999999", "%zz")) {
      HttpResponse response = reply(cursor, URL + "?cursor=" + garbage, 60 * SECOND).response();
      assertThat(response.status()).as(garbage).isEqualTo(410);
      assertThat(response.text())
          .isEqualTo("{\"error\":\"unknown cursor: start again without one\"}");
    }
  }

  @Test
  void given_the_present_tag_when_asked_then_304_without_a_body() {
    HttpResponse full = reply(validators, URL, 0).response();
    HttpResponse same = conditional("\"s0\"", 9 * SECOND);
    HttpResponse changed = conditional("\"s0\"", 10 * SECOND);

    assertThat(full.header("ETag")).isEqualTo("\"s0\"");
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.header("etag")).isEqualTo("\"s0\"");
    assertThat(same.body()).isEqualTo(Body.none());
    assertThat(text(changed)).isEqualTo("200 \"s1\" [r0@1, r1@2, r2@1]");
  }

  @Test
  void given_several_tags_when_asked_then_any_may_match_weakly() {
    assertThat(conditional("\"a\", W/\"s0\" ", 0).status()).isEqualTo(304);
    assertThat(conditional("*", 0).status()).isEqualTo(304);
    assertThat(conditional("s0", 0).status()).isEqualTo(200);
  }

  @Test
  void given_a_size_when_records_are_written_then_each_is_that_long_and_versions_differ() {
    Dataset dataset = new Dataset(CHANGES, 2_048, START);
    byte[] before = dataset.text(1);
    dataset.advanceTo(10 * SECOND);
    byte[] after = dataset.text(1);

    assertThat(before).hasSize(2_048);
    assertThat(after).hasSize(2_048);
    assertThat(parse(after).get("data").textValue())
        .hasSize(2_048 - "{\"id\":\"r1\",\"version\":2,\"data\":\"\"}".length())
        .isNotEqualTo(parse(before).get("data").textValue());
    assertThat(new Dataset(CHANGES, 0, START).text(2))
        .asString()
        .isEqualTo("{\"id\":\"r2\",\"version\":1,\"data\":\"\"}");
    assertThat(new Dataset(CHANGES, 100_000, START).text(2)).hasSize(100_000);
  }

  @Test
  void given_200_records_of_2_KiB_when_all_are_asked_for_then_the_wire_carries_them_exactly() {
    ServerChanges none = new ServerChanges(200, new long[0], new int[0]);
    DatasetOrigin origin = origin(none, new DatasetSettings(2_048, "cursor"));

    HttpResponse response = origin.receive(HttpRequest.get(URL), 0).response();

    int body = "{\"cursor\":\"c0\",\"changes\":[]}".length() + 200 * 2_048 + 199;
    assertThat(response.body().length()).isEqualTo(body);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 409827\r\n\r\n";
    assertThat(WireSize.of(response)).isEqualTo(head.length() + body);
  }

  @Test
  void given_head_when_asked_then_no_body_and_other_methods_are_not_allowed() {
    ServerReply head = cursor.receive(new HttpRequest("HEAD", URL, List.of(), Body.none()), 0);
    ServerReply patch = cursor.receive(new HttpRequest("PATCH", URL, List.of(), Body.of("x")), 0);

    assertThat(head.response().status()).isEqualTo(200);
    assertThat(head.response().body()).isEqualTo(Body.none());
    assertThat(patch.response().status()).isEqualTo(405);
    assertThat(patch.response().header("Allow")).isEqualTo("GET, HEAD, PUT, DELETE");
  }

  @Test
  void given_impossible_settings_when_made_then_they_say_what_is_allowed() {
    assertThatThrownBy(() -> new DatasetSettings(1, "curser"))
        .hasMessage(
            "there is no shape 'curser', only cursor, list, longpoll, paged,"
                + " resumable, revtree, validators");
    assertThatThrownBy(() -> new DatasetSettings(-1, "cursor"))
        .hasMessage("a record has 0 to 67108864 bytes, not -1");
  }

  private static DatasetOrigin origin(String shape) {
    return origin(CHANGES, new DatasetSettings(100, shape));
  }

  private static DatasetOrigin origin(ServerChanges changes, DatasetSettings settings) {
    return new DatasetOrigin(changes, settings, new RandomStreams(42), START);
  }

  private static ServerReply reply(DatasetOrigin origin, String url, long now) {
    return origin.receive(HttpRequest.get(url), now);
  }

  private static String get(DatasetOrigin origin, String url, long now) {
    return text(reply(origin, url, now).response());
  }

  private HttpResponse conditional(String tags, long now) {
    HttpRequest request = HttpRequest.get(URL).withHeader("If-None-Match", tags);
    return validators.receive(request, now).response();
  }

  /** Status, cursor or tag, and records of a response. */
  private static String text(HttpResponse response) {
    JsonNode body = parse(response.body().bytes());
    String token = body.path("cursor").asText(response.header("ETag"));
    List<String> records = new ArrayList<>();
    for (JsonNode record : body.path(body.has("cursor") ? "changes" : "records")) {
      records.add(record.get("id").textValue() + "@" + record.get("version"));
    }
    return response.status() + " " + token + " " + records;
  }

  private static JsonNode parse(byte[] json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
