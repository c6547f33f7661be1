package dev.torpor.harness.client;

import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.LocalEdit;
import dev.torpor.app.LocalEdit.Kind;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Edits on their way to the server: together, again, and by the system. */
class OutboxTest {
  private static Origin server(Map<String, String> options) {
    return new DatasetOrigin(
        new ServerChanges(3, new long[0], new int[0]),
        new DatasetSettings(60, "cursor", options),
        new RandomStreams(1),
        Instant.parse("2026-03-02T00:00:00Z"));
  }

  private static LocalEdit edit(String id, String record) {
    return new LocalEdit(id, record, Kind.UPDATE, 40);
  }

  /** Three edits without a network, which is back when the app is opened again. */
  private static ClientDays days(Origin origin) {
    return ClientDays.of("outbox", origin)
        .open(10 * MINUTE, 20 * MINUTE)
        .open(100 * MINUTE, 105 * MINUTE)
        .offline(9 * MINUTE, 15 * MINUTE)
        .edit(11 * MINUTE, edit("e1", "r0"))
        .edit(12 * MINUTE, edit("e2", "r1"))
        .edit(13 * MINUTE, new LocalEdit("e3", LocalEdit.createdRecord("e3"), Kind.CREATE, 40));
  }

  private static List<String> writes(List<String> lines) {
    return lines.stream()
        .filter(line -> line.contains("client.edit") || line.contains("http.served"))
        .filter(line -> !line.contains("method=GET"))
        .map(line -> line.replaceAll("^\\S+ \\S+ | bytesDown=.*| transfer=\\d+| exchange=\\d+", ""))
        .toList();
  }

  private static final List<String> ALL_ACKNOWLEDGED =
      List.of(
          "client.editAcknowledged edit=e1 records=[r0@2]",
          "client.editAcknowledged edit=e2 records=[r1@2]",
          "client.editAcknowledged edit=e3 records=[e3-record@1]");

  @Test
  void given_edits_of_several_records_when_they_can_be_sent_then_they_go_in_one_request() {
    List<String> lines = days(server(Map.of())).play(120 * MINUTE);

    assertThat(writes(lines)).first().asString().contains("POST target=/feed/batch status=200");
    assertThat(writes(lines).subList(1, 4)).isEqualTo(ALL_ACKNOWLEDGED);
    assertThat(writes(lines)).hasSize(4);
  }

  @Test
  void given_a_batch_whose_answer_is_lost_when_it_is_sent_again_then_it_is_the_same_one() {
    Origin real = server(Map.of());
    boolean[] lost = {false};
    Origin losing =
        (request, now) -> {
          ServerReply reply = real.receive(request, now);
          boolean now1 = request.method().equals("POST") && !lost[0];
          lost[0] |= now1;
          return now1
              ? new ServerReply(
                  reply.response(), 0, 0, TransferError.CONNECTION_LOST, reply.facts())
              : reply;
        };

    List<String> lines = days(losing).play(120 * MINUTE);

    assertThat(writes(lines)).filteredOn(line -> line.contains("/feed/batch")).hasSize(2);
    assertThat(writes(lines)).containsAll(ALL_ACKNOWLEDGED);
  }

  @Test
  void given_a_server_that_takes_no_batches_then_edits_go_alone_from_then_on() {
    Origin real = server(Map.of());
    Origin without =
        (request, now) ->
            request.url().endsWith("/batch")
                ? new ServerReply(
                    new HttpResponse(404, List.of(), Body.none()), 0, 0, null, List.of())
                : real.receive(request, now);

    List<String> lines = days(without).play(120 * MINUTE);

    assertThat(writes(lines)).filteredOn(line -> line.contains("/feed/batch")).hasSize(1);
    assertThat(writes(lines)).containsAll(ALL_ACKNOWLEDGED);
  }

  @Test
  void given_an_atomic_batch_with_one_that_cannot_be_done_then_the_others_are_sent_again() {
    Origin atomic = server(Map.of("batch", "atomic"));
    List<String> lines =
        days(atomic)
            .edit(14 * MINUTE, new LocalEdit("e4", "r2", Kind.DELETE, 0))
            .play(120 * MINUTE);

    assertThat(writes(lines)).containsAll(ALL_ACKNOWLEDGED);
    assertThat(writes(lines)).anyMatch(line -> line.contains("client.editAcknowledged edit=e4"));
  }

  @Test
  void given_uploads_by_the_system_when_the_user_leaves_then_the_app_sleeps_and_hears_of_it() {
    List<String> lines =
        ClientDays.of("outbox", server(Map.of()))
            .option("transfer", "{background: {uploads: on}}")
            .open(10 * MINUTE, 10 * MINUTE + 30 * SECOND)
            .edit(10 * MINUTE + 29 * SECOND, edit("e1", "r0"))
            .play(60 * MINUTE);

    assertThat(writes(lines))
        .containsExactly(
            "http.served method=PUT target=/feed/r0 status=200",
            "client.editAcknowledged edit=e1 records=[r0@2]");
    assertThat(lines).noneMatch(line -> line.contains("client.violation"));
  }
}
