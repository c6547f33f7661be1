package dev.torpor.harness.client;

import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to ask a feed for what is new. */
interface Fetch {
  /**
   * The request for what came after a token.
   *
   * @param token the one stored last, null to ask for everything
   */
  HttpRequest request(@Nullable String token);

  /**
   * Reads a response with status 200.
   *
   * @throws FeedFormatException when it is not what the feed promises
   */
  Update read(HttpResponse response) throws FeedFormatException;

  /**
   * What a response brings.
   *
   * @param token to ask with next time, null when the server gave none
   */
  record Update(List<RecordVersion> records, @Nullable String token) {}
}
