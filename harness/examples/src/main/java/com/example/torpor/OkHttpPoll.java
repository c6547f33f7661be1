package com.example.torpor;

import dev.torpor.app.ClientOption;
import dev.torpor.harness.blocking.BlockingEnvironment;
import dev.torpor.harness.blocking.BlockingSync;
import dev.torpor.harness.blocking.SyncResult;
import dev.torpor.harness.blocking.okhttp.OkHttpOnSockets;
import dev.torpor.harness.blocking.okhttp.VirtualOkHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** {@code okhttp-poll}: blocking code with OkHttp, which waits 10 s for a response to begin. */
public final class OkHttpPoll extends BlockingSync {
  private static final int GONE = 410;

  /** For the service mechanism. */
  public OkHttpPoll() {}

  @Override
  public String name() {
    return "okhttp-poll";
  }

  @Override
  public String summary() {
    return "polls a feed with OkHttp, blocking";
  }

  @Override
  protected List<ClientOption> moreOptions() {
    return List.of(
        ClientOption.text("url", "https://api.example.test/feed", "Where the records come from."),
        ClientOption.flag(
            "fullStack", "off", "Whether to run all of OkHttp, down to sockets in memory."));
  }

  @Override
  protected SyncResult syncOnce(BlockingEnvironment env) throws IOException {
    OkHttpClient http = env.inMemory("http", OkHttpClient.class, () -> client(env));
    String token = env.replica().token();
    Response response = get(http, env.options().text("url"), token);
    if (response.code() == GONE && token != null) {
      response = get(http, env.options().text("url"), null);
    }
    if (!response.isSuccessful()) {
      env.log("sync failed: HTTP " + response.code());
      return SyncResult.FAILED;
    }
    Feed feed = Feed.read(response.body().string());
    env.replica().apply(env.lastResponse(), feed.changes(), feed.cursor());
    return feed.changes().isEmpty() ? SyncResult.NO_DATA : SyncResult.NEW_DATA;
  }

  private static OkHttpClient client(BlockingEnvironment env) {
    return env.options().flag("fullStack")
        ? OkHttpOnSockets.builder(env, Duration.ofSeconds(10)).build()
        : VirtualOkHttp.client(env);
  }

  private static Response get(OkHttpClient http, String url, @Nullable String token)
      throws IOException {
    return http.newCall(new Request.Builder().url(Feed.url(url, token)).build()).execute();
  }
}
