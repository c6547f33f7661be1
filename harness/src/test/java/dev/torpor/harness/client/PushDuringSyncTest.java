package dev.torpor.harness.client;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Change;
import dev.torpor.world.ServerChanges.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pushes that arrive while the app syncs anyway. */
class PushDuringSyncTest {
  private static final ServerChanges CHANGES =
      new ServerChanges(3, List.of(new Change(HOUR - MINUTE, 0, Kind.UPDATE)));

  /** A server that takes two seconds for each answer. */
  private static Origin slow() {
    Origin dataset =
        new DatasetOrigin(
            CHANGES,
            new DatasetSettings(60, "cursor"),
            new RandomStreams(1),
            Instant.parse("2026-03-02T00:00:00Z"));
    return (request, now) -> {
      ServerReply at = dataset.receive(request, now);
      return new ServerReply(at.response(), 2 * SECOND, 2 * SECOND, null, at.facts());
    };
  }

  @Test
  void given_a_push_after_the_news_is_stored_when_it_joins_the_sync_then_it_claims_no_news() {
    List<String> lines =
        ClientDays.of("push-sync", slow())
            .option("spacing", "0s")
            .modes(EnumSet.of(BackgroundMode.FETCH, BackgroundMode.REMOTE_NOTIFICATION))
            .firstLaunch(10 * SECOND)
            .open(HOUR, HOUR + MINUTE)
            .push(HOUR + SECOND / 4, Map.of()) // joins before the answer: asks again after it
            .push(HOUR + 3 * SECOND, Map.of()) // joins after the answer
            .play(HOUR + 2 * MINUTE);

    assertThat(lines)
        .filteredOn(line -> line.contains("0d 01:00") && line.matches(".* client\\..*"))
        .map(line -> line.replaceAll("^\\S+ \\S+ | exchange=\\d+", ""))
        .containsExactly(
            "client.applied records=[r0@2]",
            "client.applied records=[]",
            "client.applied records=[]");
  }
}
