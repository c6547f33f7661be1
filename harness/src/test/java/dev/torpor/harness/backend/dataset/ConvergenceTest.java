package dev.torpor.harness.backend.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.backend.dataset.Dataset.OldTokens;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Change;
import dev.torpor.world.ServerChanges.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For each shape a correct client comes to what the server holds, after lost requests, lost
 * answers, doubled requests, dead tokens, purged deletions and restores; and each edit has had its
 * effect once.
 */
class ConvergenceTest {
  private static final long SECOND = 1_000_000;
  private static final int SEEDS = 60;
  private static final int ROUNDS = 25;

  /** Exchanges that suffice once everything arrives: the edits, a resync in pages, and a spare. */
  private static final int BOUND = 60;

  private final List<String> story = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"list", "validators", "cursor", "paged", "longpoll", "revtree"})
  void given_a_lossy_wire_when_it_is_mended_then_both_sides_are_the_same(String shape) {
    for (long seed = 0; seed < SEEDS; seed++) {
      play(shape, seed, false);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "validators", "cursor", "paged", "longpoll", "revtree"})
  void given_a_server_that_is_restored_when_the_wire_is_mended_then_both_sides_are_the_same(
      String shape) {
    for (long seed = 0; seed < SEEDS; seed++) {
      play(shape, seed, true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "validators", "cursor", "paged", "longpoll", "revtree"})
  void given_one_seed_when_played_twice_then_every_byte_is_the_same(String shape) {
    List<String> first = new ArrayList<>(play(shape, 7, true));
    story.clear();

    assertThat(play(shape, 7, true)).isEqualTo(first).hasSize(ROUNDS);
  }

  private List<String> play(String shape, long seed, boolean restores) {
    RandomStreams streams = new RandomStreams(seed);
    RandomStream chance = streams.fork("test/" + shape);
    DatasetOrigin server =
        new DatasetOrigin(
            script(chance), new DatasetSettings(0, shape, options(shape)), streams, Instant.EPOCH);
    Wire wire = new Wire(server, chance);
    ReferenceClient client =
        shape.equals("revtree") ? new ReplicationClient(wire) : new CollectionClient(wire, shape);
    int edits = 0;
    for (int round = 0; round < ROUNDS; round++) {
      wire.pass(chance.nextLong(4 * SECOND));
      for (long i = chance.nextLong(3); i > 0; i--) {
        edits++;
        client.edit("e" + edits, "r" + chance.nextLong(8), "data" + edits);
      }
      client.sync();
      if (chance.chance(0.1)) {
        server.dataset().expireTokensBefore(server.dataset().position());
      }
      if (restores && chance.chance(0.1)) {
        int position = server.dataset().position();
        int back = (int) chance.nextLong(Math.min(position + 1, 6));
        server.dataset().restoreTo(position - back, OldTokens.DIE);
      }
      story.add(client.held().toString());
    }
    wire.mend();
    while (!client.sync() || client.pending() > 0) {
      assertThat(wire.exchanges()).as("%s, seed %d", shape, seed).isLessThan(BOUND);
    }
    client.sync();
    assertThat(client.held()).as("%s, seed %d", shape, seed).isEqualTo(present(server));
    if (!restores) {
      Map<String, Integer> once = new TreeMap<>();
      for (int i = 1; i <= edits; i++) {
        once.put("e" + i, 1);
      }
      assertThat(wire.effects()).as("%s, seed %d", shape, seed).isEqualTo(once);
    }
    return story;
  }

  private static Map<String, String> options(String shape) {
    Map<String, String> options = new TreeMap<>(Map.of("collection", "/items"));
    if (shape.equals("paged")) {
      options.putAll(Map.of("pageLimit", "2", "emptyPageEvery", "3"));
    }
    if (!shape.equals("revtree")) {
      options.putAll(Map.of("recreate", "always"));
    }
    if (!shape.equals("revtree") && !shape.equals("list") && !shape.equals("validators")) {
      options.put("tombstoneHorizon", "20s");
    }
    return options;
  }

  /** Six records; three minutes of updates, deletions and creations. */
  private static ServerChanges script(RandomStream chance) {
    List<Change> changes = new ArrayList<>();
    boolean[] exists = new boolean[16];
    for (int record = 0; record < 6; record++) {
      exists[record] = true;
    }
    int names = 6;
    for (long at = chance.nextLong(5 * SECOND); at < 180 * SECOND; ) {
      int record = (int) chance.nextLong(Math.min(names + 1, exists.length));
      Kind kind = !exists[record] ? Kind.CREATE : chance.chance(0.2) ? Kind.DELETE : Kind.UPDATE;
      names = Math.max(names, record + 1);
      exists[record] = kind != Kind.DELETE;
      changes.add(new Change(at, record, kind));
      at += chance.nextLong(5 * SECOND);
    }
    return new ServerChanges(6, changes);
  }

  /** What the server holds, read by another way than the client's. */
  private static NavigableMap<String, String> present(DatasetOrigin server) {
    NavigableMap<String, String> present = new TreeMap<>();
    Dataset dataset = server.dataset();
    for (int record = 0; record < dataset.records(); record++) {
      if (dataset.exists(record)) {
        JsonNode text = Json.parse(dataset.text(record));
        present.put(dataset.name(record), text.path("version") + " " + text.path("data").asText());
      }
    }
    return present;
  }
}
