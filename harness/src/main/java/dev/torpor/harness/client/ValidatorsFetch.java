package dev.torpor.harness.client;

import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Asks for the whole list, unless it is still the one whose ETag is held. */
record ValidatorsFetch(String url) implements Fetch {
  @Override
  public HttpRequest request(@Nullable String token) {
    HttpRequest request = HttpRequest.get(url);
    return token == null ? request : request.withHeader("If-None-Match", token);
  }

  @Override
  public Update read(HttpResponse response) throws FeedFormatException {
    FeedReader.Feed feed = FeedReader.read(response.body().bytes(), "records");
    return new Update(feed.records(), response.header("ETag"));
  }
}
