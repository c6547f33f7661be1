package dev.torpor.harness.client;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import java.util.List;

/** The options of every client that syncs with a feed. */
final class FeedOptions {
  private static final ClientOption URL =
      ClientOption.text("url", "https://api.example.test/feed", "Where the records come from.");
  private static final ClientOption FETCH =
      ClientOption.choice(
          "fetch",
          List.of("cursor", "validators"),
          "How to ask for what is new: changes since a cursor, or the whole list unless its ETag"
              + " matches.");
  private static final ClientOption TIMEOUT =
      ClientOption.duration("timeout", "10s", "Longest wait for a response to begin.");

  private FeedOptions() {}

  static List<ClientOption> all() {
    return List.of(URL, FETCH, TIMEOUT);
  }

  /** The sync that they describe. */
  static FeedSync sync(App app, ClientOptions options) {
    String url = options.text(URL.name());
    Fetch fetch =
        switch (options.text(FETCH.name())) {
          case "cursor" -> new CursorFetch(url);
          case "validators" -> new ValidatorsFetch(url);
          default -> throw new IllegalArgumentException("checked against the declared choices");
        };
    return new FeedSync(app, fetch, options.duration(TIMEOUT.name()));
  }
}
