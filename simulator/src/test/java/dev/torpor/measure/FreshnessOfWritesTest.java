package dev.torpor.measure;

import static dev.torpor.http.ServerFact.Effect.CREATED;
import static dev.torpor.http.ServerFact.Effect.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.measure.Feed.Stamped;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.ServerChanges.Kind;
import dev.torpor.world.WorldEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Freshness of records that come, go and are written from the device; one unit is a microsecond.
 */
class FreshnessOfWritesTest {
  private static final Window ALL = new Window(0, 100);

  private static Freshness measure(Feed feed) {
    return feed.freshness(ALL, 100);
  }

  private static Feed synced(int records) {
    Feed feed = new Feed(records);
    return feed.sync(0);
  }

  private static TraceEvent served(long exchange) {
    return new HttpEvent.Served(exchange, "GET", "/", 200, 100);
  }

  private static TraceEvent told(long exchange, ServerFact fact) {
    return new HttpEvent.ServerTold(exchange, fact);
  }

  private static TraceEvent applied(long exchange, RecordVersion... records) {
    return new ClientEvent.Applied(exchange, List.of(records));
  }

  private static TraceEvent changed(String record, long version, Kind kind) {
    return new WorldEvent.ServerChanged(record, version, kind, version);
  }

  @Test
  void given_a_deletion_a_new_record_and_a_write_then_each_is_a_version_until_the_device_has_it() {
    Feed feed =
        synced(2)
            .add(20, changed("r0", 2, Kind.DELETE))
            .add(30, changed("r2", 1, Kind.CREATE))
            .add(50, served(7))
            .add(50, applied(7, RecordVersion.tombstone("r0", 2), new RecordVersion("r2", 1)))
            .add(60, served(8))
            .add(60, told(8, new ServerFact.Wrote("e1", "n1", 1, CREATED)))
            .add(
                70, new ClientEvent.EditAcknowledged("e1", 8, List.of(new RecordVersion("n1", 1))));

    Freshness f = measure(feed);

    assertThat(f.freshMicros()).isEqualTo(60); // stale from 20 to 50 and from 60 to 70
    assertThat(f.staleAge().doubledSum()).isEqualTo(BigInteger.valueOf(30 * 30 + 10 * 10));
    assertThat(f.versionLag().sum()).isEqualTo(BigInteger.valueOf(10 + 2 * 20 + 10));
    assertThat(f.changeToVisible().ended()).isEqualTo(2); // the own write is none of them
    assertThat(f.changeToVisible().endedSumMicros()).isEqualTo(BigInteger.valueOf(30 + 20));
    assertThat(f.recordMicros()).isEqualTo(BigInteger.valueOf(50 + 100 + 70 + 40));
    assertThat(f.recordStaleMicros()).isEqualTo(BigInteger.valueOf(30 + 20 + 10));
    assertThat(f.syncs()).isEqualTo(2); // an acknowledgement is no sync
    assertThat(f.syncAge().max()).isEqualTo(50);
    assertThat(f.records()).isEqualTo(4);
  }

  @Test
  void given_a_record_that_is_gone_before_the_device_ever_had_it_then_nothing_is_missing() {
    Feed feed =
        synced(1)
            .add(20, changed("r1", 1, Kind.CREATE))
            .add(30, changed("r1", 2, Kind.DELETE))
            .add(60, changed("r1", 3, Kind.CREATE));

    Freshness f = measure(feed);

    assertThat(f.freshMicros()).isEqualTo(20 + 30);
    assertThat(f.versionLag().sum()).isEqualTo(BigInteger.valueOf(10 + 40));
    assertThat(f.changeToVisible().ended()).isZero();
    assertThat(f.changeToVisible().censored()).isEqualTo(1);
    assertThat(f.recordMicros()).isEqualTo(BigInteger.valueOf(100 + 10 + 40));
  }

  @Test
  void given_a_tombstone_taken_for_a_record_then_the_device_stays_stale() {
    Feed feed =
        synced(1)
            .add(20, changed("r0", 2, Kind.DELETE))
            .add(30, served(7))
            .add(30, applied(7, new RecordVersion("r0", 2)))
            .add(80, served(8))
            .add(80, applied(8, RecordVersion.tombstone("r0", 2)));

    assertThat(measure(feed).freshMicros()).isEqualTo(20 + 20);
  }

  @Test
  void given_an_empty_answer_taken_for_a_deletion_of_all_then_the_records_are_missing() {
    Feed feed =
        synced(2)
            .add(40, served(7))
            .add(40, new ClientEvent.Replaced(7, List.of(), List.of("r0", "r1")))
            .add(70, served(8))
            .add(
                70,
                new ClientEvent.Replaced(
                    8, List.of(new RecordVersion("r0", 1), new RecordVersion("r1", 1)), List.of()));

    Freshness f = measure(feed);

    assertThat(f.freshMicros()).isEqualTo(70);
    assertThat(f.versionLag().sum()).isEqualTo(BigInteger.valueOf(2 * 30));
    assertThat(f.changeToVisible().count()).isZero();
  }

  @Test
  void given_a_deletion_seen_only_as_an_absence_in_a_whole_new_copy_then_it_is_known() {
    Feed feed =
        synced(2)
            .add(20, changed("r0", 2, Kind.DELETE))
            .add(50, served(7))
            .add(50, new ClientEvent.Replaced(7, List.of(), List.of("r0")));

    Freshness f = measure(feed);

    assertThat(f.freshMicros()).isEqualTo(70);
    assertThat(f.changeToVisible().endedSumMicros()).isEqualTo(BigInteger.valueOf(30));
  }

  @Test
  void given_pages_then_only_the_last_is_a_sync_and_it_is_as_old_as_the_first() {
    Feed feed =
        synced(2)
            .add(10, changed("r0", 2, Kind.UPDATE))
            .add(20, served(7))
            .add(20, told(7, new ServerFact.Read(0, 1, false)))
            .add(25, applied(7, new RecordVersion("r0", 2)))
            .add(30, served(8))
            .add(30, told(8, new ServerFact.Read(1, 1, true)))
            .add(40, applied(8))
            .add(60, served(9))
            .add(60, told(9, new ServerFact.Fetched("r1", 1)))
            .add(60, applied(9));

    Freshness f = measure(feed);

    assertThat(f.syncs()).isEqualTo(2);
    assertThat(f.syncAge().doubledSum())
        .isEqualTo(BigInteger.valueOf(40 * 40 + (80 * 80 - 20 * 20)));
  }

  @Test
  void given_a_server_restored_from_a_backup_then_what_it_lost_is_to_be_unlearnt() {
    Feed feed =
        synced(3)
            .add(10, changed("r0", 2, Kind.UPDATE))
            .add(20, changed("r1", 2, Kind.UPDATE))
            .add(30, served(7))
            .add(30, applied(7, new RecordVersion("r0", 2), new RecordVersion("r1", 2)))
            .add(40, changed("r2", 2, Kind.UPDATE))
            .add(50, served(8))
            .add(50, told(8, new ServerFact.Restored(1)))
            .add(60, served(9))
            .add(60, told(9, new ServerFact.Wrote("", "r1", 2, UPDATED)))
            .add(80, served(10))
            .add(80, new ClientEvent.Replaced(10, List.of(new RecordVersion("r1", 2)), List.of()));

    Freshness f = measure(feed);

    // r0 and r1 are missing from 10 to 30, r2 from 40 until it is undone at 50; from 50 on the
    // device holds a version of r1 that has never been
    assertThat(f.freshMicros()).isEqualTo(10 + 10 + 20);
    assertThat(f.versionLag().sum()).isEqualTo(BigInteger.valueOf(20 + 10 + 10 + 30 + 20));
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void I3_I4_given_a_random_history_then_it_is_fresh_when_the_device_shows_what_the_server_has(
      long seed) {
    RandomHistory history = new RandomHistory(seed);

    Freshness f = history.feed.freshness(ALL, 100);

    assertThat(f.freshMicros()).isEqualTo(history.freshMicros);
    assertThat(f.recordStaleMicros()).isEqualTo(BigInteger.valueOf(history.recordStaleMicros));
  }

  /** A server and a device kept side by side, instant by instant. */
  private static final class RandomHistory {
    private final Feed feed = new Feed(2);
    private final RandomStream random;
    private final Map<String, RecordVersion> server = new TreeMap<>();
    private final Map<String, RecordVersion> device = new TreeMap<>();
    private final Map<String, Long> scripts = new TreeMap<>();
    private final Map<Long, Map<String, RecordVersion>> underWay = new TreeMap<>();
    private long exchanges;
    private long freshMicros;
    private long recordStaleMicros;

    RandomHistory(long seed) {
      random = new RandomStreams(seed).fork("test/history");
      for (String record : List.of("r0", "r1")) {
        server.put(record, new RecordVersion(record, 1));
        scripts.put(record, 1L);
      }
      for (long at = 0; at < 100; at++) {
        while (random.chance(.4)) {
          step(at);
        }
        count();
      }
      assertThat(feed.events()).hasSizeGreaterThan(20).extracting(Stamped::at).isSorted();
    }

    private void step(long at) {
      switch ((int) random.nextLong(5)) {
        case 0, 1 -> script(at);
        case 2 -> write(at);
        case 3 -> {
          long exchange = ++exchanges;
          feed.add(at, served(exchange));
          underWay.put(exchange, new TreeMap<>(server));
        }
        default -> store(at);
      }
    }

    /** A record is changed, deleted or made by somebody else. */
    private void script(long at) {
      String record = "r" + random.nextLong(4);
      RecordVersion before = server.get(record);
      boolean exists = before != null && !before.deleted();
      boolean deletes = exists && random.chance(.4);
      RecordVersion after =
          new RecordVersion(record, before == null ? 1 : before.version() + 1, deletes);
      server.put(record, after);
      long script = scripts.merge(record, 1L, Long::sum);
      Kind kind = deletes ? Kind.DELETE : exists ? Kind.UPDATE : Kind.CREATE;
      feed.add(at, new WorldEvent.ServerChanged(record, script, kind, script));
    }

    /** An edit of the device reaches the server; now and then the answer is lost. */
    private void write(long at) {
      long exchange = ++exchanges;
      String record = random.chance(.5) ? "n1" : "r1";
      RecordVersion before = server.get(record);
      RecordVersion after = new RecordVersion(record, before == null ? 1 : before.version() + 1);
      server.put(record, after);
      feed.add(at, served(exchange));
      feed.add(at, told(exchange, new ServerFact.Wrote("e1", record, after.version(), UPDATED)));
      if (random.chance(.7)) {
        device.put(record, after);
        feed.add(at, new ClientEvent.EditAcknowledged("e1", exchange, List.of(after)));
      }
    }

    /** The device takes an answer, as an addition or as a whole new copy. */
    private void store(long at) {
      if (underWay.isEmpty()) {
        return;
      }
      long exchange = random.nextLong(exchanges) + 1;
      Map<String, RecordVersion> snapshot = underWay.remove(exchange);
      if (snapshot == null) {
        return;
      }
      List<RecordVersion> taken = new ArrayList<>();
      snapshot.forEach(
          (record, version) -> {
            RecordVersion held = device.get(record);
            if (held == null || held.version() < version.version()) {
              device.put(record, version);
              taken.add(version);
            }
          });
      feed.add(at, new ClientEvent.Applied(exchange, taken));
    }

    private void count() {
      boolean fresh = true;
      for (String record : server.keySet()) {
        if (!shown(server.get(record)).equals(shown(device.get(record)))) {
          fresh = false;
          recordStaleMicros++;
        }
      }
      freshMicros += fresh ? 1 : 0;
    }

    private static String shown(@Nullable RecordVersion version) {
      return version == null || version.deleted() ? "nothing" : version.text();
    }
  }
}
