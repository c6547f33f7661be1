package dev.torpor.harness.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.blocking.okhttp.OkHttpOnSockets;
import dev.torpor.harness.blocking.okhttp.VirtualOkHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** A Retrofit service over OkHttp, as it stands in the code of an app. */
class RetrofitTest {
  interface Feed {
    @GET("users/{user}/feed")
    Call<ResponseBody> changes(@Path("user") String user, @Query("cursor") String cursor);

    @GET("users/{user}/feed")
    CompletableFuture<ResponseBody> all(@Path("user") String user);
  }

  private static Feed feed(BlockingEnvironment env, OkHttpClient http) {
    return new Retrofit.Builder()
        .baseUrl("https://api.example.test/v1/")
        .client(http)
        .callbackExecutor(env.executor())
        .build()
        .create(Feed.class);
  }

  private static CompletableFuture<String> enqueue(Call<ResponseBody> call) {
    CompletableFuture<String> told = new CompletableFuture<>();
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<ResponseBody> asked, Response<ResponseBody> response) {
            try (ResponseBody body = response.body()) {
              told.complete(response.code() + " " + (body == null ? "" : body.string()));
            } catch (IOException e) {
              told.completeExceptionally(e);
            }
          }

          @Override
          public void onFailure(Call<ResponseBody> asked, Throwable thrown) {
            told.complete(thrown.toString());
          }
        });
    return told;
  }

  private static SyncResult sync(BlockingEnvironment env, OkHttpClient http) throws Exception {
    Feed feed = feed(env, http);
    Response<ResponseBody> response = feed.changes("u1", "c 1").execute();
    env.log(response.code() + " " + response.body().string());
    env.replica().apply(env.lastResponse(), List.of(), "c2");
    CompletableFuture<String> one = enqueue(feed.changes("u2", "c2"));
    CompletableFuture<String> other = enqueue(feed.changes("u3", "c3"));
    env.log(env.await(one) + env.await(other));
    env.log(env.await(feed.all("u4")).string());
    return SyncResult.NEW_DATA;
  }

  private static final List<String> STORY =
      List.of(
          "00:00:00 transfer=1 method=GET target=/v1/users/u1/feed?cursor=c%201 status=200",
          "00:00:01 200 GET /v1/users/u1/feed?cursor=c%201 ",
          "00:00:01 transfer=2 method=GET target=/v1/users/u2/feed?cursor=c2 status=200",
          "00:00:01 transfer=3 method=GET target=/v1/users/u3/feed?cursor=c3 status=200",
          "00:00:02 200 GET /v1/users/u2/feed?cursor=c2 200 GET /v1/users/u3/feed?cursor=c3 ",
          "00:00:02 transfer=4 method=GET target=/v1/users/u4/feed status=200",
          "00:00:03 GET /v1/users/u4/feed ");

  @Test
  void given_a_service_when_its_calls_are_made_then_they_wait_in_virtual_time() {
    assertThat(Code.play(Code.slow(), env -> sync(env, VirtualOkHttp.client(env))))
        .isEqualTo(STORY);
  }

  @Test
  void given_a_service_on_the_full_stack_when_its_calls_are_made_then_they_wait_the_same() {
    assertThat(Code.play(Code.slow(), env -> sync(env, OkHttpOnSockets.builder(env, null).build())))
        .isEqualTo(STORY);
  }

  @Test
  void given_a_server_too_slow_when_called_then_the_callback_hears_of_the_time_out() {
    assertThat(
            Code.play(
                Code.slow(),
                env -> {
                  OkHttpClient hasty =
                      VirtualOkHttp.builder(env).readTimeout(Duration.ofMillis(300)).build();
                  env.log(env.await(enqueue(feed(env, hasty).changes("u1", "c1"))));
                  return SyncResult.FAILED;
                }))
        .last()
        .isEqualTo("00:00:00.3 java.net.SocketTimeoutException: timeout");
  }
}
