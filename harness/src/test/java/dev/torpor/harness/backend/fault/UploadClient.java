package dev.torpor.harness.backend.fault;

import dev.torpor.app.App;
import dev.torpor.app.UrlSession;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A correct client of tus 1.0: uploads files one after the other, some bytes at a time. */
final class UploadClient extends SteadyClient {
  static final int FILES = 6;

  private static final int FILE_BYTES = 900;
  private static final int CHUNK_BYTES = 300;

  private final List<String> complete;
  private @Nullable String upload;
  private long offset = -1;

  /**
   * A client.
   *
   * @param complete receives the address of each upload that the server has confirmed
   */
  UploadClient(App app, List<String> complete) {
    super(app, Duration.ofMinutes(1));
    this.complete = complete;
  }

  @Override
  void round() {
    if (complete.size() == FILES) {
      done();
    } else if (upload == null) {
      create();
    } else if (offset < 0) {
      ask(upload);
    } else {
      append(upload);
    }
  }

  private void create() {
    send(
        "POST",
        "/files",
        tus("Upload-Length", Integer.toString(FILE_BYTES)),
        Body.none(),
        response -> {
          if (response.http().status() == 201) {
            upload = response.http().header("Location");
            offset = 0;
          }
          done();
        });
  }

  private void ask(String address) {
    send("HEAD", address, tus(), Body.none(), this::hearOffset);
  }

  /** What is not confirmed has to be asked for. */
  private void append(String address) {
    byte[] chunk = new byte[CHUNK_BYTES];
    Arrays.fill(chunk, (byte) 'x');
    List<Header> headers =
        tus(
            "Content-Type",
            "application/offset+octet-stream",
            "Upload-Offset",
            Long.toString(offset));
    offset = -1;
    send("PATCH", address, headers, Body.of(chunk), this::hearOffset);
  }

  private void hearOffset(UrlSession.Response response) {
    int status = response.http().status();
    String told = response.http().header("Upload-Offset");
    if (status == 404 || status == 410) {
      upload = null;
    } else if (told != null && status < 300) {
      offset = Long.parseLong(told);
      if (offset == FILE_BYTES) {
        complete.add(String.valueOf(upload));
        upload = null;
      }
    }
    done();
  }

  private static List<Header> tus(String... more) {
    List<Header> headers = new ArrayList<>(headers("Tus-Resumable", "1.0.0"));
    headers.addAll(headers(more));
    return headers;
  }
}
