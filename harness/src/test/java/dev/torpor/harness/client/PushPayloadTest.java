package dev.torpor.harness.client;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.Origin;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Change;
import dev.torpor.world.ServerChanges.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records that come with the push, and what becomes of pushes that do not come as they should. */
class PushPayloadTest {
  private static final ServerChanges CHANGES =
      new ServerChanges(
          3,
          List.of(
              new Change(HOUR, 0, Kind.UPDATE),
              new Change(2 * HOUR, 1, Kind.UPDATE),
              new Change(3 * HOUR, 2, Kind.DELETE),
              new Change(4 * HOUR, 0, Kind.UPDATE)));

  private static ClientDays days() {
    return days("cursor");
  }

  private static ClientDays days(String shape) {
    Origin origin =
        new DatasetOrigin(
            CHANGES,
            new DatasetSettings(60, shape),
            new RandomStreams(1),
            Instant.parse("2026-03-02T00:00:00Z"));
    return ClientDays.of("push-payload", origin)
        .modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.REMOTE_NOTIFICATION))
        .firstLaunch(10 * SECOND);
  }

  private static Map<String, String> push(int number, String records) {
    return Map.of("seq", Integer.toString(number), "records", "[" + records + "]");
  }

  private static String record(String name, int version) {
    return "{\"id\":\"" + name + "\",\"version\":" + version + ",\"data\":\"x\"}";
  }

  private static List<String> stored(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains(" client.") || line.contains(" http.served"))
        .map(line -> line.replaceAll(" status=.*| exchange=\\d+|transfer=\\d+ method=GET ", ""))
        .toList();
  }

  private static final List<String> FIRST =
      List.of(
          "0d 00:00:00 http.served target=/feed",
          "0d 00:00:00 client.applied records=[r0@1, r1@1, r2@1]");

  private static List<String> after(List<String> lines) {
    List<String> all = stored(lines);
    assertThat(all).startsWith(FIRST.toArray(new String[0]));
    return all.subList(2, all.size());
  }

  @Test
  void given_pushes_one_after_another_when_they_carry_all_then_nothing_is_fetched() {
    List<String> lines =
        days()
            .push(HOUR, push(1, record("r0", 2)))
            .push(2 * HOUR, push(2, record("r1", 2)))
            .push(3 * HOUR, push(3, "{\"id\":\"r2\",\"version\":2,\"deleted\":true}"))
            .play(5 * HOUR);

    assertThat(after(lines))
        .containsExactly(
            "0d 01:00:00 client.pushApplied records=[r0@2]",
            "0d 02:00:00 client.pushApplied records=[r1@2]",
            "0d 03:00:00 client.pushApplied records=[r2@2 deleted]");
  }

  @Test
  void given_a_push_that_was_lost_when_the_next_one_comes_then_the_feed_fills_the_gap_once() {
    List<String> lines =
        days()
            .push(2 * HOUR, push(2, record("r1", 2)))
            .push(4 * HOUR, push(3, record("r0", 3)))
            .play(5 * HOUR);

    assertThat(after(lines))
        .containsExactly(
            "0d 02:00:00 client.pushApplied records=[r1@2]",
            "0d 02:00:00 client.log message=push 2 after 0 leaves the copy behind: the feed is"
                + " needed",
            "0d 02:00:00 http.served target=/feed?cursor=c0",
            "0d 02:00:00 client.applied records=[r0@2]",
            "0d 04:00:00 client.pushApplied records=[r0@3]");
  }

  @Test
  void given_a_push_that_comes_late_when_newer_ones_were_taken_then_it_takes_nothing_back() {
    List<String> lines =
        days()
            .push(HOUR, push(1, record("r0", 2)))
            .push(4 * HOUR, push(3, record("r0", 3)))
            .push(4 * HOUR + MINUTE, push(2, record("r0", 2)))
            .push(4 * HOUR + 2 * MINUTE, push(2, record("r0", 2)))
            .play(5 * HOUR);

    assertThat(after(lines))
        .containsExactly(
            "0d 01:00:00 client.pushApplied records=[r0@2]",
            "0d 04:00:00 client.pushApplied records=[r0@3]",
            "0d 04:00:00 client.log message=push 3 after 1 leaves the copy behind: the feed is"
                + " needed",
            "0d 04:00:00 http.served target=/feed?cursor=c0",
            "0d 04:00:00 client.applied records=[r1@2, r2@2 deleted]",
            "0d 04:01:00 client.log message=push 2 after 3 leaves the copy behind: the feed is"
                + " needed",
            "0d 04:01:00 http.served target=/feed?cursor=c4",
            "0d 04:01:00 client.applied records=[]");
  }

  @Test
  void given_names_or_more_in_the_place_of_records_then_the_feed_is_asked() {
    List<String> lines =
        days()
            .push(HOUR, Map.of("seq", "1", "ids", "r0"))
            .push(2 * HOUR, Map.of("seq", "2", "more", "true"))
            .push(3 * HOUR, push(3, "{\"id\":\"r2\""))
            .push(4 * HOUR, push(4, record("r0", 3)))
            .play(5 * HOUR);

    assertThat(after(lines))
        .filteredOn(line -> !line.contains("log"))
        .containsExactly(
            "0d 01:00:00 http.served target=/feed?cursor=c0",
            "0d 01:00:00 client.applied records=[r0@2]",
            "0d 02:00:00 http.served target=/feed?cursor=c1",
            "0d 02:00:00 client.applied records=[r1@2]",
            "0d 03:00:00 http.served target=/feed?cursor=c2",
            "0d 03:00:00 client.applied records=[r2@2 deleted]",
            "0d 04:00:00 client.pushApplied records=[r0@3]");
  }

  @Test
  void given_a_push_held_over_a_read_when_its_record_is_not_held_then_it_does_not_rise_again() {
    List<String> lines =
        days("list")
            .open(3 * HOUR + MINUTE, 3 * HOUR + 2 * MINUTE)
            .push(3 * HOUR + 3 * MINUTE, push(1, record("r2", 1)))
            .play(4 * HOUR);

    assertThat(lines).noneMatch(line -> line.contains("pushApplied"));
    assertThat(lines)
        .anyMatch(line -> line.startsWith("0d 03:01:00") && line.contains("client.replaced"));
  }

  @Test
  void given_a_gap_that_could_not_be_filled_then_a_push_in_order_does_not_hide_it() {
    List<String> lines =
        days()
            .option("seqGap", "poll")
            .push(2 * HOUR, push(2, record("r1", 2)))
            .push(4 * HOUR, push(3, record("r0", 3)))
            .play(8 * HOUR);

    assertThat(after(lines))
        .filteredOn(line -> !line.contains("pushApplied"))
        .containsExactly(
            "0d 02:00:00 client.log message=push 2 after 0 leaves the copy behind: the feed is"
                + " needed",
            "0d 04:00:00 client.log message=push 3 after 2 leaves the copy behind: the feed is"
                + " needed",
            "0d 06:00:10 http.served target=/feed?cursor=c0",
            "0d 06:00:10 client.applied records=[r2@2 deleted]");
  }

  @Test
  void given_more_bytes_than_are_trusted_then_the_feed_is_asked() {
    List<String> lines =
        days().option("maxBytes", "60 B").push(HOUR, push(1, record("r0", 2))).play(2 * HOUR);

    assertThat(after(lines))
        .filteredOn(line -> !line.contains("log"))
        .containsExactly(
            "0d 01:00:00 http.served target=/feed?cursor=c0",
            "0d 01:00:00 client.applied records=[r0@2]");
  }
}
