package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.blocking.apache.VirtualHttpClient5;
import dev.torpor.http.Header;
import dev.torpor.http.Origin;
import dev.torpor.http.ServerReply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.Test;

/** Apache HttpClient 5 with its full stack on sockets in memory. */
class HttpClient5Test {
  private static String text(CloseableHttpClient http, HttpUriRequestBase request)
      throws IOException {
    return http.execute(
        request, response -> response.getCode() + " " + EntityUtils.toString(response.getEntity()));
  }

  @Test
  void given_requests_when_made_then_they_wait_in_virtual_time_and_keep_their_connection() {
    HttpPost post = new HttpPost("https://api.example.test/b");
    post.setEntity(new StringEntity("text"));
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  CloseableHttpClient http = VirtualHttpClient5.builder(env, null).build();
                  env.log(text(http, new HttpGet("https://api.example.test/a")));
                  env.log(text(http, post));
                  env.log("exchange " + env.lastResponse().exchange());
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:00:00 transfer=1 method=GET target=/a status=200",
            "00:00:01 200 GET /a ",
            "00:00:01 transfer=2 method=POST target=/b status=200",
            "00:00:02 200 POST /b text",
            "00:00:02 exchange 2");
  }

  @Test
  void given_a_redirect_when_followed_then_it_is_the_librarys_doing() {
    List<String> sent = new ArrayList<>();
    Origin redirecting =
        (request, now) -> {
          sent.add(request.url() + " " + request.header("User-Agent"));
          return request.target().equals("/old")
              ? ServerReply.now(
                  Code.text(301, "", new Header("Location", "https://api.example.test/new")))
              : ServerReply.now(Code.text(200, "there"));
        };
    assertThat(
            Code.play(
                redirecting,
                env -> {
                  CloseableHttpClient http = VirtualHttpClient5.builder(env, null).build();
                  env.log(text(http, new HttpGet("http://api.example.test/old")));
                  return SyncResult.NO_DATA;
                }))
        .last()
        .isEqualTo("00:00:00 200 there");
    assertThat(sent)
        .containsExactly(
            "http://api.example.test/old Apache-HttpClient/5",
            "https://api.example.test/new Apache-HttpClient/5");
  }

  @Test
  void given_a_server_that_is_busy_when_asked_then_nobody_sleeps_and_nobody_retries() {
    Origin busy =
        (request, now) ->
            ServerReply.now(Code.text(503, "busy", new Header("Retry-After", "3600")));
    assertThat(
            Code.play(
                busy,
                env -> {
                  CloseableHttpClient http =
                      VirtualHttpClient5.builder(env, Duration.ofSeconds(5)).build();
                  env.log(text(http, new HttpGet("https://api.example.test/a")));
                  return SyncResult.NO_DATA;
                }))
        .containsExactly(
            "00:00:00 transfer=1 method=GET target=/a status=503", "00:00:00 503 busy");
  }

  @Test
  void given_a_limit_when_it_is_over_then_the_read_times_out_in_virtual_time() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  CloseableHttpClient http =
                      VirtualHttpClient5.builder(env, Duration.ofMillis(300)).build();
                  try {
                    text(http, new HttpGet("https://api.example.test/a"));
                  } catch (IOException e) {
                    env.log(e.toString());
                  }
                  return SyncResult.NO_DATA;
                }))
        .last()
        .isEqualTo("00:00:00.3 java.net.SocketTimeoutException: Read timed out");
  }
}
