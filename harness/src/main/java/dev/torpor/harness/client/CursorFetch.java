package dev.torpor.harness.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/** Asks for the changes since a cursor, which comes with each response. */
record CursorFetch(String url) implements Fetch {
  @Override
  public HttpRequest request(@Nullable String token) {
    if (token == null) {
      return HttpRequest.get(url);
    }
    String separator = url.indexOf('?') < 0 ? "?" : "&";
    return HttpRequest.get(url + separator + "cursor=" + URLEncoder.encode(token, UTF_8));
  }

  @Override
  public Update read(HttpResponse response) throws FeedFormatException {
    FeedReader.Feed feed = FeedReader.read(response.body().bytes(), "changes");
    if (feed.cursor() == null) {
      throw new FeedFormatException("the feed has no cursor");
    }
    return new Update(feed.records(), feed.cursor());
  }
}
