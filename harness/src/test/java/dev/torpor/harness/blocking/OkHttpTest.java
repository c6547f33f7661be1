package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.app.ClientFailure;
import dev.torpor.harness.blocking.okhttp.OkHttpOnSockets;
import dev.torpor.harness.blocking.okhttp.VirtualOkHttp;
import dev.torpor.http.Header;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.time.TimeFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** OkHttp by an interceptor, and with its full stack on sockets in memory. */
class OkHttpTest {
  private static final Origin REDIRECTING =
      (request, now) ->
          request.target().equals("/old")
              ? ServerReply.now(
                  Code.text(302, "", new Header("Location", "https://api.example.test/new")))
              : ServerReply.now(Code.text(200, request.method() + " " + request.target()));

  private static Request get(String url) {
    return new Request.Builder().url(url).build();
  }

  private static String text(OkHttpClient http, Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      return response.code() + " " + response.body().string();
    }
  }

  private static CompletableFuture<String> enqueue(OkHttpClient http, String url) {
    CompletableFuture<String> result = new CompletableFuture<>();
    http.newCall(get(url))
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException e) {
                result.complete(e.toString());
              }

              @Override
              public void onResponse(Call call, Response response) throws IOException {
                result.complete(response.body().string());
              }
            });
    return result;
  }

  @Test
  void given_an_interceptor_when_calls_are_made_then_they_wait_in_virtual_time() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  OkHttpClient http = VirtualOkHttp.client(env);
                  env.log(text(http, get("https://api.example.test/a")));
                  RequestBody body = RequestBody.create("text", MediaType.get("text/plain"));
                  env.log(
                      text(http, get("https://api.example.test/b").newBuilder().put(body).build()));
                  var one = enqueue(http, "https://api.example.test/c");
                  var other = enqueue(http, "https://api.example.test/d");
                  env.log(env.await(one) + env.await(other));
                  env.log("exchange " + env.lastResponse().exchange());
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:00:00 transfer=1 method=GET target=/a status=200",
            "00:00:01 200 GET /a ",
            "00:00:01 transfer=2 method=PUT target=/b status=200",
            "00:00:02 200 PUT /b text",
            "00:00:02 transfer=3 method=GET target=/c status=200",
            "00:00:02 transfer=4 method=GET target=/d status=200",
            "00:00:03 GET /c GET /d ",
            "00:00:03 exchange 2");
  }

  @Test
  void given_a_read_time_out_and_a_cancellation_when_they_come_then_calls_end_there() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  OkHttpClient hasty =
                      VirtualOkHttp.builder(env).readTimeout(Duration.ofMillis(300)).build();
                  try {
                    text(hasty, get("https://api.example.test/a"));
                  } catch (IOException e) {
                    env.log(e.toString());
                  }
                  Call call = VirtualOkHttp.client(env).newCall(get("https://api.example.test/b"));
                  env.executor()
                      .execute(
                          () -> {
                            try {
                              call.execute();
                            } catch (IOException e) {
                              env.log(e.toString());
                            }
                          });
                  env.sleep(Duration.ofMillis(200));
                  call.cancel();
                  env.sleep(Duration.ofMillis(200));
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:00:00 transfer=1 method=GET target=/a status=200",
            "00:00:00.3 java.net.SocketTimeoutException: timeout",
            "00:00:00.3 transfer=2 method=GET target=/b status=200",
            "00:00:00.5 java.io.IOException: Canceled");
  }

  @Test
  void given_a_call_time_out_when_a_call_is_made_then_it_is_refused() {
    assertThatThrownBy(
            () ->
                Code.play(
                    Code.slow(),
                    env -> {
                      text(
                          VirtualOkHttp.builder(env).callTimeout(Duration.ofSeconds(1)).build(),
                          get("https://api.example.test/a"));
                      return SyncResult.NO_DATA;
                    }))
        .isInstanceOf(ClientFailure.class)
        .hasMessageContaining("callTimeout runs by the real clock");
  }

  @Test
  void given_the_full_stack_when_calls_are_made_then_redirects_and_headers_are_okhttps() {
    List<String> sent = new java.util.ArrayList<>();
    Origin spying =
        (request, now) -> {
          sent.add(request.url() + " " + request.header("User-Agent"));
          return REDIRECTING.receive(request, now);
        };
    assertThat(
            Code.play(
                spying,
                env -> {
                  OkHttpClient http = OkHttpOnSockets.builder(env, null).build();
                  env.log(text(http, get("http://api.example.test/old")));
                  RequestBody body = RequestBody.create("text", MediaType.get("text/plain"));
                  env.log(
                      text(
                          http, get("https://api.example.test/p").newBuilder().post(body).build()));
                  env.log(env.await(enqueue(http, "https://api.example.test/q")));
                  return SyncResult.NO_DATA;
                }))
        .filteredOn(line -> !line.contains("transfer="))
        .containsExactly("00:00:00 200 GET /new", "00:00:00 200 POST /p", "00:00:00 GET /q");
    assertThat(sent)
        .containsExactly(
            "http://api.example.test/old okhttp/4.12.0",
            "https://api.example.test/new okhttp/4.12.0",
            "https://api.example.test/p okhttp/4.12.0",
            "https://api.example.test/q okhttp/4.12.0");
  }

  @Test
  void given_the_full_stack_when_time_passes_then_waits_and_limits_are_virtual() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  OkHttpClient http =
                      OkHttpOnSockets.builder(env, Duration.ofMillis(300))
                          .retryOnConnectionFailure(false)
                          .build();
                  try {
                    text(http, get("https://api.example.test/a"));
                  } catch (IOException e) {
                    env.log(e.toString());
                  }
                  OkHttpClient patient = OkHttpOnSockets.builder(env, null).build();
                  var one = enqueue(patient, "https://api.example.test/b");
                  var other = enqueue(patient, "https://api.example.test/c");
                  env.log(env.await(one) + env.await(other));
                  return SyncResult.NO_DATA;
                }))
        .filteredOn(line -> !line.contains("transfer="))
        .containsExactly(
            "00:00:00.3 java.net.SocketTimeoutException: Read timed out",
            "00:00:01.3 GET /b GET /c ");
  }

  @Test
  void given_a_connection_that_is_lost_when_read_then_okhttp_sees_it_as_it_would() {
    Origin lost =
        (request, now) -> new ServerReply(Code.text(200, ""), 0, 0, TransferError.CONNECTION_LOST);
    assertThat(
            Code.play(
                lost,
                env -> {
                  OkHttpClient http = OkHttpOnSockets.builder(env, null).build();
                  try {
                    text(http, get("https://api.example.test/a"));
                  } catch (IOException e) {
                    env.log(e.toString());
                  }
                  return SyncResult.FAILED;
                }))
        .last()
        .isEqualTo("00:00:00 java.net.SocketException: Connection reset");
  }

  @Test
  void given_a_kill_in_the_middle_of_calls_when_played_then_nothing_of_them_is_seen() {
    List<String> lines =
        Code.days(
                Code.slow(),
                env -> {
                  OkHttpClient http = OkHttpOnSockets.builder(env, null).build();
                  var one = enqueue(http, "https://api.example.test/b");
                  env.log(text(http, get("https://api.example.test/a")) + env.await(one));
                  return SyncResult.NO_DATA;
                })
            .forceQuit(TimeFormat.SECOND / 2)
            .play(TimeFormat.HOUR);
    assertThat(lines).noneMatch(line -> line.contains("client.log"));
  }
}
