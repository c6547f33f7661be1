package dev.torpor.harness.referee;

import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;

/** Reads a plain list, and distrusts one that has lost a fifth of what is held. */
class ListPull implements Pull {
  final BaseClient client;

  ListPull(BaseClient client) {
    this.client = client;
  }

  @Override
  public void start() {
    client.send(HttpRequest.get(Trial.URL), this::answered);
  }

  void answered(Response response) {
    Feed feed = response.http().status() == 200 ? Feed.read(response.http()) : null;
    int held = client.app.replica().records().size();
    if (feed == null || feed.records().size() * 5 < held * 4) {
      client.finish(false);
      return;
    }
    client.app.replica().replaceAll(response, feed.records(), null);
    client.news();
    client.finish(true);
  }
}
