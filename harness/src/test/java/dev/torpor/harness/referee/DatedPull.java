package dev.torpor.harness.referee;

import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;
import java.util.List;

/** Reads a list that has validators, and asks with the tag that the server gave. */
class DatedPull implements Pull {
  final BaseClient client;

  DatedPull(BaseClient client) {
    this.client = client;
  }

  @Override
  public void start() {
    client.send(conditional(HttpRequest.get(Trial.URL)), this::answered);
  }

  HttpRequest conditional(HttpRequest request) {
    String tag = client.app.replica().token();
    return tag == null ? request : request.withHeader("If-None-Match", tag);
  }

  void answered(Response response) {
    int status = response.http().status();
    String token = client.app.replica().token();
    if (status == 304 && token != null) {
      client.app.replica().apply(response, List.of(), token);
      client.finish(true);
      return;
    }
    Feed feed = status == 200 ? Feed.read(response.http()) : null;
    if (feed == null || feed.records().isEmpty()) {
      client.finish(false);
      return;
    }
    client.app.replica().replaceAll(response, feed.records(), token(response));
    client.news();
    client.finish(true);
  }

  String token(Response response) {
    return String.valueOf(response.http().header("ETag"));
  }
}
