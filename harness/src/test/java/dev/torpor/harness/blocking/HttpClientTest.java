package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.http.Header;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import dev.torpor.time.TimeFormat;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** java.net.http in virtual time. */
class HttpClientTest {
  private static HttpRequest.Builder get(String target) {
    return HttpRequest.newBuilder(URI.create("https://api.example.test" + target));
  }

  @Test
  void given_a_slow_server_when_sent_then_the_thread_goes_on_when_the_response_is_there() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  env.log("before " + env.clock().instant());
                  HttpResponse<String> response =
                      env.httpClient().send(get("/a").build(), BodyHandlers.ofString());
                  env.log(response.statusCode() + " " + response.body() + env.clock().instant());
                  return SyncResult.NEW_DATA;
                }))
        .containsExactly(
            "00:00:00 before 2026-03-02T00:00:00Z",
            "00:00:00 transfer=1 method=GET target=/a status=200",
            "00:00:01 200 GET /a 2026-03-02T00:00:01Z");
  }

  @Test
  void given_parallel_requests_when_all_are_awaited_then_they_share_the_second() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  HttpClient client = env.httpClient();
                  List<CompletableFuture<String>> bodies = new ArrayList<>();
                  for (String target : List.of("/a", "/b", "/c")) {
                    bodies.add(
                        client
                            .sendAsync(get(target).build(), BodyHandlers.ofString())
                            .thenApply(HttpResponse::body));
                  }
                  for (CompletableFuture<String> body : bodies) {
                    env.log(body.get());
                  }
                  env.await(CompletableFuture.allOf(bodies.toArray(CompletableFuture[]::new)));
                  return SyncResult.NEW_DATA;
                }))
        .containsExactly(
            "00:00:00 transfer=1 method=GET target=/a status=200",
            "00:00:00 transfer=2 method=GET target=/b status=200",
            "00:00:00 transfer=3 method=GET target=/c status=200",
            "00:00:01 GET /a ",
            "00:00:01 GET /b ",
            "00:00:01 GET /c ");
  }

  @Test
  void given_timeouts_when_they_are_over_then_the_real_clients_exceptions_come_at_that_instant() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  HttpClient client = env.httpClient();
                  HttpRequest hasty = get("/a").timeout(Duration.ofMillis(300)).build();
                  try {
                    client.send(hasty, BodyHandlers.discarding());
                  } catch (java.io.IOException e) {
                    env.log(e.toString());
                  }
                  try {
                    client.sendAsync(hasty, BodyHandlers.discarding()).get();
                  } catch (ExecutionException e) {
                    env.log("" + e.getCause());
                  }
                  CompletableFuture<?> unlimited =
                      client.sendAsync(get("/b").build(), BodyHandlers.discarding());
                  try {
                    unlimited.get(200, TimeUnit.MILLISECONDS);
                  } catch (TimeoutException e) {
                    env.log("not yet");
                  }
                  try {
                    unlimited.orTimeout(200, TimeUnit.MILLISECONDS).join();
                  } catch (java.util.concurrent.CompletionException e) {
                    env.log("" + e.getCause());
                  }
                  return SyncResult.FAILED;
                }))
        .containsExactly(
            "00:00:00 transfer=1 method=GET target=/a status=200",
            "00:00:00.3 java.net.http.HttpTimeoutException: request timed out",
            "00:00:00.3 transfer=2 method=GET target=/a status=200",
            "00:00:00.6 java.net.http.HttpTimeoutException: request timed out",
            "00:00:00.6 transfer=3 method=GET target=/b status=200",
            "00:00:00.8 not yet",
            "00:00:01 java.util.concurrent.TimeoutException");
  }

  @Test
  void given_a_request_under_way_when_cancelled_then_the_transfer_ends_there() {
    List<String> lines =
        Code.days(
                Code.slow(),
                env -> {
                  var future =
                      env.httpClient().sendAsync(get("/a").build(), BodyHandlers.ofString());
                  env.sleep(Duration.ofMillis(100));
                  env.log("cancelled " + future.cancel(true));
                  try {
                    future.get();
                  } catch (CancellationException e) {
                    env.log("no body");
                  }
                  return SyncResult.FAILED;
                })
            .play(TimeFormat.HOUR);
    assertThat(lines)
        .anyMatch(line -> line.contains("00:00:00.1 transfer.failed transfer=1"))
        .anyMatch(line -> line.endsWith("cancelled true"))
        .anyMatch(line -> line.endsWith("no body"));
  }

  @Test
  void given_bodies_when_published_and_handled_then_all_shapes_get_through() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  HttpClient client = env.httpClient();
                  HttpRequest post =
                      get("/p")
                          .header("Content-Type", "text/plain")
                          .POST(BodyPublishers.ofString("one\ntwo"))
                          .build();
                  try (InputStream in = client.send(post, BodyHandlers.ofInputStream()).body()) {
                    env.log(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                  }
                  env.log(
                      client
                          .send(post, BodyHandlers.ofLines())
                          .body()
                          .collect(Collectors.joining("|")));
                  env.log(client.send(post, BodyHandlers.ofByteArray()).body().length + " bytes");
                  env.log("" + client.send(post, BodyHandlers.replacing("other")).body());
                  byte[] bytes = {'x'};
                  HttpRequest put =
                      get("/q")
                          .PUT(
                              BodyPublishers.ofInputStream(
                                  () -> new java.io.ByteArrayInputStream(bytes)))
                          .build();
                  env.log(client.send(put, BodyHandlers.ofString()).body());
                  return SyncResult.NEW_DATA;
                }))
        .filteredOn(line -> !line.contains("transfer="))
        .containsExactly(
            "00:00:01 POST /p one\ntwo",
            "00:00:02 POST /p one|two",
            "00:00:03 15 bytes",
            "00:00:04 other",
            "00:00:05 PUT /q x");
  }

  @Test
  void given_redirects_when_the_policy_allows_then_they_are_followed_and_remembered() {
    Origin redirecting =
        (request, now) ->
            ServerReply.now(
                switch (request.target()) {
                  case "/start" -> Code.text(302, "", new Header("Location", "/next"));
                  case "/next" ->
                      Code.text(301, "", new Header("Location", "http://api.example.test/plain"));
                  default -> Code.text(200, "there");
                });
    assertThat(
            Code.play(
                redirecting,
                env -> {
                  for (HttpClient.Redirect policy : HttpClient.Redirect.values()) {
                    HttpClient client = env.httpClientBuilder().followRedirects(policy).build();
                    var response = client.send(get("/start").build(), BodyHandlers.ofString());
                    env.log(
                        policy
                            + " "
                            + response.statusCode()
                            + " "
                            + response.uri()
                            + " after "
                            + response.previousResponse().map(HttpResponse::uri));
                  }
                  return SyncResult.NO_DATA;
                }))
        .filteredOn(line -> !line.contains("transfer="))
        .containsExactly(
            "00:00:00 NEVER 302 https://api.example.test/start after Optional.empty",
            "00:00:00 ALWAYS 200 http://api.example.test/plain after"
                + " Optional[https://api.example.test/next]",
            "00:00:00 NORMAL 301 https://api.example.test/next after"
                + " Optional[https://api.example.test/start]");
  }

  @Test
  void given_transfers_that_fail_when_sent_then_each_is_what_the_real_client_throws() {
    Origin lost =
        (request, now) -> new ServerReply(Code.text(200, ""), 0, 0, TransferError.CONNECTION_LOST);
    assertThat(
            Code.play(
                lost,
                env -> {
                  try {
                    env.httpClient().send(get("/a").build(), BodyHandlers.ofString());
                  } catch (java.io.IOException e) {
                    env.log(e + " because of " + e.getCause());
                  }
                  return SyncResult.FAILED;
                }))
        .last()
        .isEqualTo(
            "00:00:00 java.net.SocketException: Connection reset because of"
                + " dev.torpor.harness.blocking.TransferException: CONNECTION_LOST (-1005)");
  }

  @Test
  void given_what_virtual_time_cannot_honour_when_asked_for_then_it_is_refused_with_advice() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  try {
                    env.httpClientBuilder().cookieHandler(new java.net.CookieManager());
                  } catch (UnsupportedOperationException e) {
                    env.log("" + e.getMessage());
                  }
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:00:00 java.net's cookies grow old by the real clock: set the Cookie header"
                + " yourself");
  }
}
