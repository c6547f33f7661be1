package dev.torpor.harness.referee;

import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends what the user made in chunks, by tus, and asks where to go on when it does not know. */
class ChunkedUploads extends Uploads {
  private static final Header TUS = new Header("Tus-Resumable", "1.0.0");

  ChunkedUploads(BaseClient client) {
    super(client);
  }

  int chunkBytes() {
    return 100_000;
  }

  @Override
  void next() {
    Outbox.@Nullable Entry head = head();
    if (head == null) {
      client.pull.start();
      return;
    }
    String location = location(head.edit());
    if (location == null) {
      create(head);
    } else {
      goOn(head, location);
    }
  }

  private @Nullable String location(LocalEdit edit) {
    return client.app.storage().get("upload/" + edit.id());
  }

  private void create(Outbox.Entry entry) {
    HttpRequest request =
        new HttpRequest(
            "POST",
            Trial.URL,
            List.of(
                TUS,
                new Header("Upload-Length", "" + entry.edit().bytes()),
                new Header("Edit-Id", entry.edit().id())),
            Body.none());
    client.send(
        request,
        response -> {
          String path = response.http().header("Location");
          if (path == null) {
            client.finish(false);
            return;
          }
          String root = Trial.URL.substring(0, Trial.URL.indexOf('/', 8));
          String location = path.startsWith("http") ? path : root + path;
          client.app.storage().put("upload/" + entry.edit().id(), location);
          append(entry, location, 0);
        });
  }

  /** Asks the server how much it has. */
  void goOn(Outbox.Entry entry, String location) {
    client.send(
        new HttpRequest("HEAD", location, List.of(TUS), Body.none()),
        response -> stored(entry, location, response));
  }

  void append(Outbox.Entry entry, String location, long offset) {
    int bytes = (int) Math.min(chunkBytes(), entry.edit().bytes() - offset);
    HttpRequest request =
        new HttpRequest(
            "PATCH",
            location,
            List.of(
                TUS,
                new Header("Content-Type", "application/offset+octet-stream"),
                new Header("Upload-Offset", "" + offset),
                new Header("Edit-Id", entry.edit().id())),
            Body.of(new byte[bytes]));
    client.send(
        request,
        response -> {
          if (response.http().status() == 409) {
            mismatched(entry, location);
          } else {
            stored(entry, location, response);
          }
        });
  }

  /** The server has another offset than we believed. */
  void mismatched(Outbox.Entry entry, String location) {
    goOn(entry, location);
  }

  private void stored(Outbox.Entry entry, String location, Response response) {
    String offset = response.http().header("Upload-Offset");
    if (offset == null) {
      client.finish(false);
    } else if (Long.parseLong(offset) < entry.edit().bytes()) {
      append(entry, location, Long.parseLong(offset));
    } else {
      String name = location.substring(location.lastIndexOf('/') + 1);
      client.app.replica().acknowledge(response, entry.edit(), List.of(new RecordVersion(name, 1)));
      outbox.remove(entry.edit());
      next();
    }
  }
}
