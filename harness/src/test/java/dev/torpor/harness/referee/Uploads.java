package dev.torpor.harness.referee;

import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends what the user wrote, one edit after the other, then lets the client pull. */
class Uploads {
  private static final int MOST_CONFLICTS = 3;

  final BaseClient client;
  final Outbox outbox;
  private int conflicts;

  Uploads(BaseClient client) {
    this.client = client;
    this.outbox = outbox();
  }

  Outbox outbox() {
    return new Outbox(client.app.storage());
  }

  void add(LocalEdit edit) {
    outbox.add(edit);
  }

  boolean waiting() {
    return outbox.head() != null && conflicts <= MOST_CONFLICTS;
  }

  Outbox.@Nullable Entry head() {
    return outbox.head();
  }

  void next() {
    Outbox.Entry head = head();
    if (head == null) {
      conflicts = 0;
      client.pull.start();
      return;
    }
    Outbox.Entry entry = head;
    if (entry.base() == Outbox.NOT_SENT) {
      entry = entry.basedOn(client.app.replica().version(entry.edit().record()));
      outbox.replace(entry);
    }
    if (entry.base() == 0 && entry.edit().kind() != LocalEdit.Kind.CREATE) {
      giveUp(entry, "it was deleted meanwhile");
      return;
    }
    Outbox.Entry sent = entry;
    client.send(request(sent), response -> answered(sent, response));
  }

  HttpRequest request(Outbox.Entry entry) {
    LocalEdit edit = entry.edit();
    HttpRequest plain =
        switch (edit.kind()) {
          case CREATE ->
              new HttpRequest(
                  "POST",
                  Trial.URL,
                  List.of(),
                  Body.of("{\"id\":\"" + edit.record() + "\",\"data\":\"" + edit.id() + "\"}"));
          case UPDATE ->
              new HttpRequest(
                  "PUT",
                  Trial.URL + "/" + edit.record(),
                  List.of(),
                  Body.of("{\"data\":\"" + edit.id() + "\"}"));
          case DELETE ->
              new HttpRequest("DELETE", Trial.URL + "/" + edit.record(), List.of(), Body.none());
        };
    HttpRequest named = plain.withHeader("Edit-Id", edit.id());
    return conditional(keyed(named, entry), entry);
  }

  HttpRequest keyed(HttpRequest request, Outbox.Entry entry) {
    return request.withHeader("Idempotency-Key", entry.key());
  }

  HttpRequest conditional(HttpRequest request, Outbox.Entry entry) {
    return entry.base() == 0
        ? request
        : request.withHeader("If-Match", "\"v" + entry.base() + "\"");
  }

  void answered(Outbox.Entry entry, Response response) {
    int status = response.http().status();
    boolean deletion = entry.edit().kind() == LocalEdit.Kind.DELETE;
    if (status < 300) {
      saved(entry, response);
    } else if (status == 412 && conflicts < MOST_CONFLICTS) {
      conflicts++;
      outbox.replace(entry.basedOn(Outbox.NOT_SENT)); // on top of what the pull brings
      client.pull.start();
    } else if (status == 404 || status == 410) {
      if (deletion) {
        saved(entry, response);
      } else {
        giveUp(entry, "it was deleted meanwhile");
      }
    } else if (status == 401 || status == 409 || status == 412) {
      client.finish(false);
    } else {
      giveUp(entry, "the server refused it: " + status);
    }
  }

  void saved(Outbox.Entry entry, Response response) {
    RecordVersion written = response.http().status() < 300 ? Feed.written(response.http()) : null;
    client
        .app
        .replica()
        .acknowledge(response, entry.edit(), written == null ? List.of() : List.of(written));
    outbox.remove(entry.edit());
    next();
  }

  private void giveUp(Outbox.Entry entry, String reason) {
    client.app.replica().surface(entry.edit(), reason);
    outbox.remove(entry.edit());
    next();
  }
}
