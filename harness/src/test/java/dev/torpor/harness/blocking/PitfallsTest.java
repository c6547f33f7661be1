package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.blocking.okhttp.OkHttpOnSockets;
import dev.torpor.harness.blocking.okhttp.VirtualOkHttp;
import dev.torpor.http.Header;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.time.TimeFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where clients of HTTP go wrong under a virtual clock, one by one. */
@Timeout(60)
class PitfallsTest {
  private static final HttpRequest REQUEST =
      HttpRequest.newBuilder(URI.create("https://api.example.test/a")).build();

  @TempDir private Path folder;

  private static List<String> play(Origin origin, Rounds.Sync sync) {
    return Code.play(origin, sync).stream().filter(line -> !line.contains("transfer=")).toList();
  }

  @Test
  void a_future_of_the_client_and_all_that_is_made_of_it_can_be_waited_for() {
    assertThat(
            play(
                Code.slow(),
                env -> {
                  var response = env.httpClient().sendAsync(REQUEST, BodyHandlers.ofString());
                  env.log(
                      response.thenApply(r -> r.body()).thenCompose(b -> response).get().body());
                  env.log(
                      env.httpClient()
                          .sendAsync(REQUEST, BodyHandlers.ofString())
                          .thenApplyAsync(r -> r.body() + "async")
                          .join());
                  env.log(
                      env.httpClient()
                          .sendAsync(REQUEST, BodyHandlers.ofString())
                          .thenApply(r -> r.body())
                          .completeOnTimeout("too late", 100, TimeUnit.MILLISECONDS)
                          .get());
                  return SyncResult.NO_DATA;
                }))
        .containsExactly("00:00:01 GET /a ", "00:00:02 GET /a async", "00:00:02.1 too late");
  }

  @Test
  void all_of_several_futures_is_a_plain_one_for_which_await_waits() {
    assertThat(
            play(
                Code.slow(),
                env -> {
                  HttpClient http = env.httpClient();
                  env.await(
                      CompletableFuture.allOf(
                          http.sendAsync(REQUEST, BodyHandlers.discarding()),
                          http.sendAsync(REQUEST, BodyHandlers.discarding())));
                  env.log("both");
                  return SyncResult.NO_DATA;
                }))
        .containsExactly("00:00:01 both");
  }

  @Test
  void the_time_out_of_a_request_ends_with_its_headers() {
    Origin dribbling =
        (request, now) ->
            new ServerReply(
                Code.text(200, "x".repeat(1_000)), 0, 2_040 * TimeFormat.SECOND / 1_000, null);
    HttpRequest hasty =
        HttpRequest.newBuilder(URI.create("https://api.example.test/a"))
            .timeout(Duration.ofMillis(900))
            .build();
    assertThat(
            play(
                dribbling,
                env -> {
                  env.log(
                      env.httpClient().send(hasty, BodyHandlers.ofString()).body().length() + "");
                  return SyncResult.NO_DATA;
                }))
        .as("as the real client on 17 and 25, wiremock.md section 8")
        .containsExactly("00:00:02.04 1000");
  }

  @Test
  void time_outs_of_okhttp_do_not_fire_by_the_real_clock() {
    assertThat(
            play(
                Code.slow(),
                env -> {
                  OkHttpClient http =
                      VirtualOkHttp.builder(env).readTimeout(Duration.ofMillis(1_200)).build();
                  Request request = new Request.Builder().url("https://api.example.test/a").build();
                  env.executor()
                      .execute(
                          () -> {
                            long end = System.nanoTime() + 1_500_000_000L;
                            while (System.nanoTime() < end) { // the machine is busy meanwhile
                              Thread.onSpinWait();
                            }
                          });
                  try (Response response = http.newCall(request).execute()) {
                    env.log(response.body().string());
                  }
                  return SyncResult.NO_DATA;
                }))
        .containsExactly("00:00:01 GET /a ");
  }

  @Test
  void okhttps_cache_asks_again_for_what_may_not_be_used_unasked() {
    Origin tagged =
        (request, now) ->
            ServerReply.now(
                "\"v1\"".equals(request.header("If-None-Match"))
                    ? Code.text(304, "")
                    : Code.text(
                        200,
                        "body",
                        new Header("ETag", "\"v1\""),
                        new Header("Cache-Control", "no-cache")));
    assertThat(
            play(
                tagged,
                env -> {
                  OkHttpClient http =
                      OkHttpOnSockets.builder(env, null)
                          .cache(new Cache(folder.toFile(), 1 << 20))
                          .build();
                  Request request = new Request.Builder().url("https://api.example.test/a").build();
                  for (int i = 0; i < 2; i++) {
                    try (Response response = http.newCall(request).execute()) {
                      Response network = response.networkResponse();
                      env.log(
                          response.body().string()
                              + " "
                              + (network == null ? "unasked" : "" + network.code()));
                    }
                    env.sleep(Duration.ofMinutes(10));
                  }
                  return SyncResult.NO_DATA;
                }))
        .containsExactly("00:00:00 body 200", "00:10:00 body 304");
  }

  @Test
  void delays_are_virtual_with_the_schedulers_that_are_handed_out() {
    assertThat(
            play(
                Code.slow(),
                env -> {
                  var later = env.scheduler(1).schedule(() -> "later", 10, TimeUnit.MINUTES);
                  env.log(later.get() + " " + env.clock().instant());
                  return SyncResult.NO_DATA;
                }))
        .containsExactly("00:10:00 later 2026-03-02T00:10:00Z");
  }

  @Test
  void what_cannot_be_honoured_is_refused_with_what_to_do_instead() {
    assertThat(
            play(
                Code.slow(),
                env -> {
                  HttpClient.Builder builder = env.httpClientBuilder();
                  refused(env, () -> builder.cookieHandler(new java.net.CookieManager()));
                  refused(env, () -> builder.proxy(java.net.ProxySelector.getDefault()));
                  refused(env, () -> builder.authenticator(new java.net.Authenticator() {}));
                  refused(env, () -> env.httpClient().newWebSocketBuilder());
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:00:00 java.net's cookies grow old by the real clock:"
                + " set the Cookie header yourself",
            "00:00:00 proxies are not simulated: leave the proxy out",
            "00:00:00 an Authenticator is not simulated: set the Authorization header yourself",
            "00:00:00 web sockets are not simulated: poll, long-poll or be pushed");
  }

  private static void refused(BlockingEnvironment env, Runnable asking) {
    try {
      asking.run();
      env.log("taken");
    } catch (UnsupportedOperationException e) {
      env.log("" + e.getMessage());
    }
  }
}
