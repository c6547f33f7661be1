package com.example.torpor;

import dev.torpor.app.ClientOption;
import dev.torpor.harness.blocking.BlockingEnvironment;
import dev.torpor.harness.blocking.BlockingSync;
import dev.torpor.harness.blocking.SyncResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code jdk-poll}: blocking code with java.net.http. */
public final class JdkPoll extends BlockingSync {
  private static final int GONE = 410;

  /** For the service mechanism. */
  public JdkPoll() {}

  @Override
  public String name() {
    return "jdk-poll";
  }

  @Override
  public String summary() {
    return "polls a feed with java.net.http, blocking";
  }

  @Override
  protected List<ClientOption> moreOptions() {
    return List.of(
        ClientOption.text("url", "https://api.example.test/feed", "Where the records come from."));
  }

  @Override
  protected SyncResult syncOnce(BlockingEnvironment env) throws IOException, InterruptedException {
    HttpClient http = env.inMemory("http", HttpClient.class, env::httpClient);
    String token = env.replica().token();
    HttpResponse<String> response = get(http, env.options().text("url"), token);
    if (response.statusCode() == GONE && token != null) {
      response = get(http, env.options().text("url"), null);
    }
    if (response.statusCode() != 200) {
      env.log("sync failed: HTTP " + response.statusCode());
      return SyncResult.FAILED;
    }
    Feed feed = Feed.read(response.body());
    env.replica().apply(env.basis(response), feed.changes(), feed.cursor());
    return feed.changes().isEmpty() ? SyncResult.NO_DATA : SyncResult.NEW_DATA;
  }

  private static HttpResponse<String> get(HttpClient http, String url, @Nullable String token)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(Feed.url(url, token)))
            .timeout(Duration.ofSeconds(10))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
