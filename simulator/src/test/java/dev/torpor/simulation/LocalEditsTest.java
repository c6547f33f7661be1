package dev.torpor.simulation;

import static dev.torpor.time.TimeFormat.HOUR;
import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.App;
import dev.torpor.app.Launch;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.SyncClient;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class LocalEditsTest {
  private static final LocalEdit CREATE = edit("e1", "e1-record", LocalEdit.Kind.CREATE);

  @Test
  void given_edits_while_the_app_is_open_then_the_client_is_told_and_what_is_not_shown_cannot_be() {
    Story story =
        new Story()
            .open(HOUR, HOUR + 2 * MINUTE)
            .edit(HOUR, CREATE)
            .edit(HOUR + MINUTE, edit("e2", "e1-record", LocalEdit.Kind.UPDATE))
            .edit(HOUR + MINUTE + SECOND, edit("e3", "r7", LocalEdit.Kind.DELETE))
            .edit(2 * HOUR, edit("e4", "e4-record", LocalEdit.Kind.CREATE))
            .client(app -> new Uploader(app, response -> {}));

    assertThat(story.play(3 * HOUR, "world.edit", "client."))
        .containsExactly(
            "0d 01:00:00.05 world.edit edit=e1 kind=CREATE record=e1-record bytes=10",
            "0d 01:00:00.05 client.log message=told of e1",
            "0d 01:01:00 world.edit edit=e2 kind=UPDATE record=e1-record bytes=10",
            "0d 01:01:00 client.log message=told of e2",
            "0d 01:01:01 world.editImpossible edit=e3 kind=DELETE record=r7 bytes=10",
            "0d 02:00:00 world.editImpossible edit=e4 kind=CREATE record=e4-record bytes=10");
  }

  @Test
  void given_a_replica_then_tombstones_acknowledged_edits_and_a_whole_new_copy_are_held_and_told() {
    Story story =
        new Story()
            .open(HOUR, HOUR + 2 * MINUTE)
            .edit(HOUR + MINUTE, CREATE)
            .origin(
                (request, now) ->
                    ServerReply.now(
                        new HttpResponse(201, List.of(), Body.none()),
                        List.of(new ServerFact.Wrote("e1", "n1", 1, ServerFact.Effect.CREATED))))
            .client(
                app ->
                    new Uploader(
                        app,
                        response -> {
                          app.replica()
                              .acknowledge(response, CREATE, List.of(new RecordVersion("n1", 1)));
                          app.replica()
                              .apply(
                                  response,
                                  List.of(
                                      new RecordVersion("r0", 3), RecordVersion.tombstone("r1", 2)),
                                  "c1");
                          app.replica().apply(response, List.of(new RecordVersion("r1", 1)), "c2");
                          app.log("holds " + app.replica().records());
                          app.replica()
                              .replaceAll(response, List.of(new RecordVersion("r0", 2)), "c3");
                          app.log("holds " + app.replica().records());
                          app.replica().surface(CREATE, "it was refused");
                        }));

    assertThat(story.play(2 * HOUR, "client.", "server."))
        .containsExactly(
            "0d 01:01:00 client.log message=told of e1",
            "0d 01:01:00.2601 server.wrote transfer=1 edit=e1 record=n1 version=1 effect=CREATED",
            "0d 01:01:00.2601 client.editAcknowledged edit=e1 exchange=1 records=[n1@1]",
            "0d 01:01:00.2601 client.applied exchange=1 records=[r0@3, r1@2 deleted]",
            "0d 01:01:00.2601 client.applied exchange=1 records=[]",
            "0d 01:01:00.2601 client.log message=holds [n1, r0]",
            "0d 01:01:00.2601 client.replaced exchange=1 records=[r0@2] gone=[n1]",
            "0d 01:01:00.2601 client.log message=holds [r0]",
            "0d 01:01:00.2601 client.editSurfaced edit=e1 reason=it was refused");
  }

  private static LocalEdit edit(String id, String record, LocalEdit.Kind kind) {
    return new LocalEdit(id, record, kind, 10);
  }

  /** Sends each edit at once. */
  private static final class Uploader implements SyncClient {
    private final App app;
    private final Consumer<UrlSession.Response> answered;

    Uploader(App app, Consumer<UrlSession.Response> answered) {
      this.app = app;
      this.answered = answered;
    }

    @Override
    public void launched(Launch launch) {
      // writes only when the user does
    }

    @Override
    public void userEdited(LocalEdit edit) {
      app.log("told of " + edit.id());
      app.urlSession()
          .dataTask(
              HttpRequest.get("http://server/notes"),
              new UrlSession.Completion() {
                @Override
                public void completed(UrlSession.Response response) {
                  answered.accept(response);
                }

                @Override
                public void failed(TransferError error) {
                  throw new AssertionError(error);
                }
              });
    }
  }
}
