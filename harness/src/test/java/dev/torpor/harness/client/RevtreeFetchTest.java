package dev.torpor.harness.client;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A database pulled with checkpoints on both sides. */
class RevtreeFetchTest {
  private static DatasetOrigin database() {
    return new DatasetOrigin(
        new ServerChanges(
            3, new long[] {30 * MINUTE, 90 * MINUTE, 100 * MINUTE}, new int[] {1, 0, 2}),
        new DatasetSettings(60, "revtree", Map.of()),
        new RandomStreams(1),
        Instant.parse("2026-03-02T00:00:00Z"));
  }

  private static ClientDays days(dev.torpor.http.Origin origin) {
    return ClientDays.of("kit", origin)
        .option("fetch", "{revtree: {limit: 2}}")
        .option("outbox", "none")
        .option("triggers", "[open]")
        .open(HOUR, HOUR + MINUTE)
        .open(2 * HOUR, 2 * HOUR + MINUTE);
  }

  private static List<String> told(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains("http.served") || line.contains(" client."))
        .map(line -> line.replaceAll("( transfer| status)=\\d+| exchange=\\d+| bytesDown=\\d+", ""))
        .map(line -> line.replace("&include_docs=true", ""))
        .toList();
  }

  @Test
  void given_a_database_when_synced_then_pages_and_a_checkpoint_on_the_server() {
    assertThat(told(days(database()).play(3 * HOUR)))
        .containsExactly(
            "0d 00:00:00 http.served method=GET target=/feed/_changes?since=0&limit=2",
            "0d 00:00:00 client.applied records=[r0@1, r1@1]",
            "0d 00:00:00 http.served method=GET target=/feed/_changes?since=2-g0&limit=2",
            "0d 00:00:00 client.applied records=[r2@1]",
            "0d 00:00:00 http.served method=PUT target=/feed/_local/torpor",
            "0d 01:00:00 http.served method=GET target=/feed/_local/torpor",
            "0d 01:00:00 http.served method=GET target=/feed/_changes?since=3-g0&limit=2",
            "0d 01:00:00 client.applied records=[r1@2]",
            "0d 01:00:00 http.served method=PUT target=/feed/_local/torpor",
            "0d 02:00:00 http.served method=GET target=/feed/_local/torpor",
            "0d 02:00:00 http.served method=GET target=/feed/_changes?since=4-g0&limit=2",
            "0d 02:00:00 client.applied records=[r0@2, r2@2]",
            "0d 02:00:00 http.served method=PUT target=/feed/_local/torpor");
  }

  @Test
  void given_a_server_that_went_back_when_compared_then_everything_is_read_again() {
    DatasetOrigin database = database();
    boolean[] restored = {false};
    List<String> lines =
        told(
            days((request, now) -> {
                  if (now >= 110 * MINUTE && !restored[0]) {
                    restored[0] = true;
                    database.dataset().advanceTo(now);
                    database.dataset().restoreTo(0, Dataset.OldTokens.SURVIVE);
                  }
                  return database.receive(request, now);
                })
                .play(3 * HOUR));

    assertThat(lines)
        .anyMatch(
            line -> line.endsWith("the server's checkpoint is not ours: reading everything again"))
        .anyMatch(line -> line.startsWith("0d 02:00:00 client.replaced records=[r1@1]"));
  }

  @Test
  void given_a_first_checkpoint_whose_answer_was_lost_when_synced_again_then_it_is_found_there() {
    DatasetOrigin database = database();
    boolean[] lost = {false};
    List<String> lines =
        days((request, now) -> {
              ServerReply reply = database.receive(request, now);
              if (request.method().equals("PUT") && !lost[0]) {
                lost[0] = true;
                return ServerReply.now(new HttpResponse(503, List.of(), Body.none()));
              }
              return reply;
            })
            .play(90 * MINUTE);

    assertThat(lines).noneMatch(line -> line.contains("status=409"));
    assertThat(told(lines))
        .containsSequence(
            "0d 01:00:00 http.served method=GET target=/feed/_local/torpor",
            "0d 01:00:00 http.served method=GET target=/feed/_changes?since=3-g0&limit=2",
            "0d 01:00:00 client.applied records=[r1@2]",
            "0d 01:00:00 http.served method=PUT target=/feed/_local/torpor");
  }
}
