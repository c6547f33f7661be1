package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.blocking.apache.VirtualHttpClient5;
import dev.torpor.harness.blocking.okhttp.OkHttpOnSockets;
import dev.torpor.harness.blocking.okhttp.VirtualOkHttp;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.time.TimeFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are read while they arrive. */
class StreamTest {
  private static final HttpRequest REQUEST =
      HttpRequest.newBuilder(URI.create("https://api.example.test/log")).build();
  private static final String LINE = "x".repeat(9_999) + "\n";
  private static final List<String> LINES_COME =
      List.of("00:00:01 head", "00:00:03 line", "00:00:05 line", "00:00:07 line", "00:00:09 line");

  @TempDir private Path folder;

  /** Four lines, of which every two seconds let go one, after a second. */
  private static Origin dribbling() {
    return (request, now) ->
        new ServerReply(
            Code.text(200, LINE.repeat(4)), TimeFormat.SECOND, 9 * TimeFormat.SECOND, null);
  }

  private static List<String> play(Origin origin, Rounds.Sync sync) {
    return Code.play(origin, sync).stream()
        .filter(line -> !line.contains("transfer="))
        .map(line -> line.replaceFirst("\\.[0-9]+ ", " "))
        .toList();
  }

  private static List<String> playHandler(BodyHandler<?> handler) {
    return play(
        dribbling(),
        env -> {
          Object body = env.httpClient().send(REQUEST, handler).body();
          env.log("" + body);
          return SyncResult.NO_DATA;
        });
  }

  private static void readLines(BlockingEnvironment env, InputStream body) throws IOException {
    env.log("head");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      while (lines.readLine() != null) {
        env.log("line");
      }
    }
  }

  @Test
  void given_a_slow_body_when_read_as_a_stream_then_each_line_is_there_in_its_time() {
    assertThat(
            play(
                dribbling(),
                env -> {
                  readLines(
                      env, env.httpClient().send(REQUEST, BodyHandlers.ofInputStream()).body());
                  return SyncResult.NO_DATA;
                }))
        .isEqualTo(LINES_COME);
  }

  @Test
  void given_a_slow_body_when_read_as_lines_or_mapped_then_each_line_is_there_in_its_time() {
    assertThat(
            play(
                dribbling(),
                env -> {
                  var lines = env.httpClient().send(REQUEST, BodyHandlers.ofLines()).body();
                  env.log("head");
                  lines.forEach(line -> env.log("line"));
                  return SyncResult.NO_DATA;
                }))
        .isEqualTo(LINES_COME);
    assertThat(
            play(
                dribbling(),
                env -> {
                  BodyHandler<String> counting =
                      info ->
                          BodySubscribers.mapping(
                              BodySubscribers.ofInputStream(),
                              in -> {
                                try {
                                  readLines(env, in);
                                  return "read";
                                } catch (IOException e) {
                                  throw new UncheckedIOException(e);
                                }
                              });
                  env.log(env.httpClient().sendAsync(REQUEST, counting).get().body());
                  return SyncResult.NO_DATA;
                }))
        .startsWith(LINES_COME.toArray(String[]::new))
        .last()
        .isEqualTo("00:00:09 read");
  }

  @Test
  void given_a_subscriber_when_it_asks_for_a_piece_at_a_time_then_it_gets_them_as_they_come() {
    assertThat(
            play(
                dribbling(),
                env -> {
                  Pieces pieces = new Pieces(env);
                  env.httpClient().send(REQUEST, BodyHandlers.fromSubscriber(pieces));
                  env.log("end");
                  return SyncResult.NO_DATA;
                }))
        .startsWith("00:00:02 5000 bytes", "00:00:03 5000 bytes")
        .endsWith("00:00:09 complete", "00:00:09 end");
  }

  /** Takes a piece, and asks for the next one when it has. */
  private static final class Pieces implements Flow.Subscriber<List<ByteBuffer>> {
    private final BlockingEnvironment env;
    private Flow.@Nullable Subscription asked;

    Pieces(BlockingEnvironment env) {
      this.env = env;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      asked = subscription;
      subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
      env.log(piece.get(0).remaining() + " bytes");
      Objects.requireNonNull(asked).request(1);
    }

    @Override
    public void onError(Throwable thrown) {
      env.log("" + thrown);
    }

    @Override
    public void onComplete() {
      env.log("complete");
    }
  }

  @Test
  void given_handlers_that_collect_when_sent_then_all_is_there_at_the_end() throws IOException {
    Path file = folder.resolve("body");
    assertThat(playHandler(BodyHandlers.ofFile(file))).containsExactly("00:00:09 " + file);
    assertThat(Files.size(file)).isEqualTo(40_000);
    assertThat(playHandler(BodyHandlers.discarding())).containsExactly("00:00:09 null");
    int[] seen = new int[1];
    assertThat(
            playHandler(
                BodyHandlers.ofByteArrayConsumer(
                    piece -> seen[0] += piece.map(bytes -> bytes.length).orElse(0))))
        .containsExactly("00:00:09 null");
    assertThat(seen[0]).isEqualTo(40_000);
  }

  @Test
  void given_a_publisher_when_subscribed_to_late_then_the_body_is_published_then() {
    assertThat(
            play(
                dribbling(),
                env -> {
                  var body = env.httpClient().send(REQUEST, BodyHandlers.ofPublisher()).body();
                  env.log("head");
                  env.sleep(Duration.ofSeconds(20));
                  body.subscribe(new Pieces(env));
                  env.sleep(Duration.ofSeconds(1));
                  return SyncResult.NO_DATA;
                }))
        .startsWith("00:00:01 head", "00:00:21 5000 bytes")
        .endsWith("00:00:21 complete");
  }

  @Test
  void given_a_body_that_breaks_off_when_read_then_what_came_is_there_and_then_it_fails() {
    Origin breaking =
        (request, now) ->
            new ServerReply(
                Code.text(200, LINE.repeat(4)),
                TimeFormat.SECOND,
                TimeFormat.SECOND,
                TransferError.CONNECTION_LOST,
                List.of(),
                20_100);
    assertThat(
            play(
                breaking,
                env -> {
                  try {
                    readLines(
                        env, env.httpClient().send(REQUEST, BodyHandlers.ofInputStream()).body());
                  } catch (IOException e) {
                    env.log("" + e.getCause());
                  }
                  return SyncResult.FAILED;
                }))
        .containsExactly(
            "00:00:01 head",
            "00:00:01 line",
            "00:00:01 line",
            "00:00:01 java.net.SocketException: Connection reset");
  }

  @Test
  void given_a_stream_when_closed_before_its_end_then_the_transfer_ends_there() {
    assertThat(
            Code.days(
                    dribbling(),
                    env -> {
                      try (InputStream in =
                          env.httpClient().send(REQUEST, BodyHandlers.ofInputStream()).body()) {
                        env.log("read " + in.read());
                      }
                      env.sleep(Duration.ofSeconds(1));
                      return SyncResult.FAILED;
                    })
                .play(TimeFormat.MINUTE))
        .filteredOn(line -> line.contains("transfer.failed"))
        .singleElement()
        .asString()
        .contains("00:00:02", "CANCELLED");
  }

  @Test
  void given_a_kill_while_a_body_is_read_when_played_then_it_ends_there() {
    for (boolean stream : new boolean[] {true, false}) {
      assertThat(
              Code.days(
                      dribbling(),
                      env -> {
                        try {
                          if (stream) {
                            readLines(
                                env,
                                env.httpClient()
                                    .send(REQUEST, BodyHandlers.ofInputStream())
                                    .body());
                          } else {
                            Request request =
                                new Request.Builder().url("https://api.example.test/log").build();
                            readLines(
                                env,
                                VirtualOkHttp.client(env)
                                    .newCall(request)
                                    .execute()
                                    .body()
                                    .byteStream());
                          }
                        } finally {
                          env.log("finally");
                        }
                        return SyncResult.NO_DATA;
                      })
                  .forceQuit(6 * TimeFormat.SECOND)
                  .play(TimeFormat.MINUTE))
          .filteredOn(line -> line.contains("client.log"))
          .hasSize(3);
    }
  }

  @Test
  void given_okhttp_and_apache_when_a_body_is_read_then_each_line_is_there_in_its_time() {
    Request request = new Request.Builder().url("https://api.example.test/log").build();
    assertThat(
            play(
                dribbling(),
                env -> {
                  try (Response response = VirtualOkHttp.client(env).newCall(request).execute()) {
                    readLines(env, response.body().byteStream());
                  }
                  return SyncResult.NO_DATA;
                }))
        .isEqualTo(LINES_COME);
    assertThat(
            play(
                dribbling(),
                env -> {
                  OkHttpClient http = OkHttpOnSockets.builder(env, null).build();
                  try (Response response = http.newCall(request).execute()) {
                    readLines(env, response.body().byteStream());
                  }
                  return SyncResult.NO_DATA;
                }))
        .isEqualTo(LINES_COME);
    assertThat(
            play(
                dribbling(),
                env -> {
                  VirtualHttpClient5.builder(env, null)
                      .build()
                      .execute(
                          new HttpGet("https://api.example.test/log"),
                          response -> {
                            readLines(env, response.getEntity().getContent());
                            return null;
                          });
                  return SyncResult.NO_DATA;
                }))
        .isEqualTo(LINES_COME);
  }

  @Test
  void given_an_okhttp_call_when_cancelled_while_its_body_is_read_then_the_read_fails_there() {
    assertThat(
            play(
                dribbling(),
                env -> {
                  Call call =
                      VirtualOkHttp.client(env)
                          .newCall(
                              new Request.Builder().url("https://api.example.test/log").build());
                  var unused =
                      env.scheduler(1)
                          .schedule(call::cancel, 4, java.util.concurrent.TimeUnit.SECONDS);
                  try (Response response = call.execute()) {
                    readLines(env, response.body().byteStream());
                  } catch (IOException e) {
                    env.log(e.toString());
                  }
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:00:01 head", "00:00:03 line", "00:00:04 java.io.IOException: Canceled");
  }

  @Test
  void given_lines_when_collected_by_a_line_subscriber_then_the_result_is_whole() {
    assertThat(
            play(
                dribbling(),
                env -> {
                  var lines = env.httpClient().send(REQUEST, BodyHandlers.ofLines()).body();
                  env.log("" + lines.collect(Collectors.counting()));
                  return SyncResult.NO_DATA;
                }))
        .containsExactly("00:00:09 4");
  }
}
