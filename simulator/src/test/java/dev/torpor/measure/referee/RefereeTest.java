package dev.torpor.measure.referee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.energy.Cause;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.measure.Violation;
import dev.torpor.network.Interface;
import dev.torpor.network.NetworkEvent;
import dev.torpor.trace.TraceEvent;
import dev.torpor.world.WorldEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What monitors say of traces that no backend of the tests produces. */
class RefereeTest {
  private final Referee referee = new Referee();
  private long now;
  private long transfer;

  private void record(TraceEvent event) {
    referee.on(now++, event);
  }

  /** A request from its start to its end. */
  private long exchange(String label, long bytesUp, ServerFact... facts) {
    transfer++;
    record(
        new NetworkEvent.TransferStarted(
            transfer, label, "host", Interface.WIFI, true, Cause.FOREGROUND));
    String[] words = label.split(" ", 2);
    record(new HttpEvent.Served(transfer, words[0], words[1], 200, 100));
    for (ServerFact fact : facts) {
      record(new HttpEvent.ServerTold(transfer, fact));
    }
    record(new NetworkEvent.TransferCompleted(transfer, Interface.WIFI, bytesUp, 100));
    return transfer;
  }

  private List<Violation> finish() {
    record(new WorldEvent.QuiesceBegan(1));
    exchange("GET /items/r0", 100, new ServerFact.Fetched("r0", 1));
    return referee.finish(now);
  }

  /** https://github.com/medic/cht-core/issues/8093. */
  @Test
  void a_client_that_ignores_a_restore_of_the_server_breaks_C6() {
    record(new WorldEvent.DatasetCreated(1));
    long first = exchange("GET /items", 100, new ServerFact.Read(-1, 0, true));
    record(new ClientEvent.Replaced(first, List.of(new RecordVersion("r0", 1)), List.of()));
    LocalEdit edit = new LocalEdit("e1", "r0", LocalEdit.Kind.UPDATE, 10);
    record(new WorldEvent.EditMade(edit));
    long write =
        exchange(
            "PUT /items/r0", 100, new ServerFact.Wrote("e1", "r0", 2, ServerFact.Effect.UPDATED));
    record(new ClientEvent.EditAcknowledged("e1", write, List.of(new RecordVersion("r0", 2))));
    exchange("GET /items?cursor=c1", 100, new ServerFact.Restored(0));
    exchange("GET /items", 100, new ServerFact.Read(-1, 0, true));

    List<Violation> found = finish();

    assertThat(found).extracting(Violation::id).containsExactly("C6", "C6");
    assertThat(found.get(0).message())
        .isEqualTo(
            "the server was restored from a backup, and the copy has not followed: r0@1 on the"
                + " server, r0@2 here");
    assertThat(found.get(1).message())
        .isEqualTo("edit e1 was lost in the server's restore and never sent again");
  }

  @Test
  void a_client_that_nobody_tells_of_a_restore_keeps_C6() {
    record(new WorldEvent.DatasetCreated(1));
    long first = exchange("GET /items", 100, new ServerFact.Read(-1, 0, true));
    record(new ClientEvent.Replaced(first, List.of(new RecordVersion("r0", 1)), List.of()));
    record(new WorldEvent.EditMade(new LocalEdit("e1", "r0", LocalEdit.Kind.UPDATE, 10)));
    var wrote = new ServerFact.Wrote("e1", "r0", 2, ServerFact.Effect.UPDATED);
    long write = exchange("PUT /items/r0", 100, wrote);
    record(new ClientEvent.EditAcknowledged("e1", write, List.of(new RecordVersion("r0", 2))));
    exchange("GET /items?cursor=c1", 100, new ServerFact.Restored(0));
    exchange("GET /items?cursor=c1", 100, new ServerFact.Read(1, 1, true));

    assertThat(finish()).extracting(Violation::id).doesNotContain("C6");
  }

  @Test
  void a_client_that_reads_and_sends_everything_again_keeps_C6() {
    record(new WorldEvent.DatasetCreated(1));
    long first = exchange("GET /items", 100, new ServerFact.Read(-1, 0, true));
    record(new ClientEvent.Replaced(first, List.of(new RecordVersion("r0", 1)), List.of()));
    LocalEdit edit = new LocalEdit("e1", "r0", LocalEdit.Kind.UPDATE, 10);
    record(new WorldEvent.EditMade(edit));
    var wrote = new ServerFact.Wrote("e1", "r0", 2, ServerFact.Effect.UPDATED);
    long write = exchange("PUT /items/r0", 100, wrote);
    record(new ClientEvent.EditAcknowledged("e1", write, List.of(new RecordVersion("r0", 2))));
    exchange("GET /items?cursor=c1", 100, new ServerFact.Restored(0));
    exchange("PUT /items/r0", 100, wrote);

    assertThat(finish()).isEmpty();
  }

  /** https://github.com/tus/TUSKit/issues/200. */
  @Test
  void an_upload_that_starts_over_breaks_U5() {
    long chunk = 1_000_000;
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", chunk));
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", 2 * chunk));
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", chunk));

    List<Violation> found = finish();

    assertThat(found).extracting(Violation::id).containsExactly("U5");
    assertThat(found.get(0).message()).isEqualTo("upload u1 went back to offset 1000000");
  }

  @Test
  void an_upload_that_sends_much_twice_breaks_U5() {
    long chunk = 1_000_000;
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", chunk));
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", chunk));
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", chunk));

    assertThat(finish()).extracting(Violation::id).containsExactly("U5");
  }

  @Test
  void an_upload_that_goes_on_after_a_lost_chunk_keeps_U5() {
    long chunk = 1_000_000;
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", chunk));
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", chunk));
    exchange("PATCH /files/u1", chunk, new ServerFact.Stored("u1", 2 * chunk));

    assertThat(finish()).isEmpty();
  }
}
