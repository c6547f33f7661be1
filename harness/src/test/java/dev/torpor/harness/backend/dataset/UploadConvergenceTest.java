package dev.torpor.harness.backend.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.http.Body;
import dev.torpor.http.HttpResponse;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A correct uploader gets every byte across once and in order, in both protocols, whatever is lost
 * on the way and although uploads to which nothing comes for a minute are thrown away.
 */
class UploadConvergenceTest {
  private static final int SEEDS = 100;
  private static final int CHUNK = 100;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void given_a_lossy_wire_when_uploaded_then_the_server_has_exactly_the_bytes(boolean isTus) {
    for (long seed = 0; seed < SEEDS; seed++) {
      RandomStreams streams = new RandomStreams(seed);
      RandomStream chance = streams.fork("test/upload");
      byte[] bytes = text((int) chance.nextLong(1_000)).getBytes(StandardCharsets.US_ASCII);
      DatasetSettings settings =
          new DatasetSettings(0, "resumable", Map.of("collection", "/items", "uploadLife", "1min"));
      ServerChanges nothing = ServerChanges.none();
      DatasetOrigin server = new DatasetOrigin(nothing, settings, streams, Instant.EPOCH);
      Wire wire = new Wire(server, chance);
      Uploader uploader = new Uploader(wire, isTus, bytes);
      for (int attempt = 0; attempt < 30 && !uploader.isDone; attempt++) {
        uploader.proceed();
        wire.pass(chance.nextLong(70_000_000));
      }
      wire.mend();
      while (!uploader.isDone) {
        uploader.proceed();
        assertThat(wire.exchanges()).as("seed %d", seed).isLessThan(20);
      }

      CRC32 checksum = new CRC32();
      checksum.update(bytes);
      String crc = String.format(Locale.ROOT, "%08x", checksum.getValue());
      assertThat(server.dataset().text(server.dataset().number(uploader.name())))
          .asString()
          .as("seed %d", seed)
          .contains("{\"bytes\":" + bytes.length + ",\"crc32\":\"" + crc + "\"}");
      assertThat(wire.effects().get("e1")).as("seed %d", seed).isEqualTo(1);
    }
  }

  private static String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + i % 23));
    }
    return text.toString();
  }

  /** Knows the upload's URL; asks how far the server is whenever it cannot know. */
  private static final class Uploader {
    private final Wire wire;
    private final boolean isTus;
    private final byte[] bytes;
    private @Nullable String location;
    private long offset = -1;
    private boolean isDone;

    Uploader(Wire wire, boolean isTus, byte[] bytes) {
      this.wire = wire;
      this.isTus = isTus;
      this.bytes = bytes;
    }

    String name() {
      String known = location;
      return known == null ? "" : known.substring(known.lastIndexOf('/') + 1);
    }

    void proceed() {
      String known = location;
      boolean isSound = known == null ? create() : offset < 0 ? ask(known) : append(known, offset);
      if (!isSound) {
        offset = -1;
      }
    }

    private boolean create() {
      String length = "Upload-Length: " + bytes.length;
      HttpResponse answer =
          isTus
              ? wire.send(
                  "POST", "/items", Body.none(), "Tus-Resumable: 1.0.0", length, "Edit-Id: e1")
              : wire.send(
                  "POST", "/items", Body.none(), "Upload-Complete: ?0", length, "Edit-Id: e1");
      if (answer == null) {
        return false;
      }
      location = answer.header("Location");
      offset = 0;
      isDone = isTus && bytes.length == 0;
      return true;
    }

    private boolean ask(String url) {
      HttpResponse answer =
          isTus
              ? wire.send("HEAD", url, Body.none(), "Tus-Resumable: 1.0.0")
              : wire.send("HEAD", url, Body.none());
      if (answer == null) {
        return false;
      }
      if (answer.status() == 410) {
        location = null;
        return true;
      }
      offset = Long.parseLong(String.valueOf(answer.header("Upload-Offset")));
      isDone = isTus ? offset == bytes.length : "?1".equals(answer.header("Upload-Complete"));
      return true;
    }

    private boolean append(String url, long from) {
      int end = (int) Math.min(from + CHUNK, bytes.length);
      Body chunk = Body.of(Arrays.copyOfRange(bytes, (int) from, end));
      HttpResponse answer =
          isTus
              ? wire.send(
                  "PATCH",
                  url,
                  chunk,
                  "Tus-Resumable: 1.0.0",
                  "Content-Type: application/offset+octet-stream",
                  "Upload-Offset: " + from)
              : wire.send(
                  "PATCH",
                  url,
                  chunk,
                  "Content-Type: application/partial-upload",
                  "Upload-Offset: " + from,
                  "Upload-Complete: " + (end == bytes.length ? "?1" : "?0"));
      if (answer == null || answer.status() >= 400) {
        return false;
      }
      offset = end;
      isDone = end == bytes.length;
      return true;
    }
  }
}
