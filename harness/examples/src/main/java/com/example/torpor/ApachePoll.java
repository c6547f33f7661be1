package com.example.torpor;

import dev.torpor.app.ClientOption;
import dev.torpor.harness.blocking.BlockingEnvironment;
import dev.torpor.harness.blocking.BlockingSync;
import dev.torpor.harness.blocking.SyncResult;
import dev.torpor.harness.blocking.apache.VirtualHttpClient5;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.jspecify.annotations.Nullable;

/** {@code apache-poll}: blocking code with Apache HttpClient 5, which runs down to its sockets. */
public final class ApachePoll extends BlockingSync {
  private static final int GONE = 410;

  /** For the service mechanism. */
  public ApachePoll() {}

  @Override
  public String name() {
    return "apache-poll";
  }

  @Override
  public String summary() {
    return "polls a feed with Apache HttpClient 5, blocking";
  }

  @Override
  protected List<ClientOption> moreOptions() {
    return List.of(
        ClientOption.text("url", "https://api.example.test/feed", "Where the records come from."));
  }

  @Override
  protected SyncResult syncOnce(BlockingEnvironment env) throws IOException {
    CloseableHttpClient http =
        env.inMemory(
            "http",
            CloseableHttpClient.class,
            () -> VirtualHttpClient5.builder(env, Duration.ofSeconds(10)).build());
    String token = env.replica().token();
    Answer answer = get(http, env.options().text("url"), token);
    if (answer.status() == GONE && token != null) {
      answer = get(http, env.options().text("url"), null);
    }
    if (answer.status() != 200) {
      env.log("sync failed: HTTP " + answer.status());
      return SyncResult.FAILED;
    }
    Feed feed = Feed.read(answer.text());
    env.replica().apply(env.lastResponse(), feed.changes(), feed.cursor());
    return feed.changes().isEmpty() ? SyncResult.NO_DATA : SyncResult.NEW_DATA;
  }

  private record Answer(int status, String text) {}

  private static Answer get(CloseableHttpClient http, String url, @Nullable String token)
      throws IOException {
    return http.execute(
        new HttpGet(Feed.url(url, token)),
        response -> new Answer(response.getCode(), EntityUtils.toString(response.getEntity())));
  }
}
