package dev.torpor.harness.scenario;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import java.util.List;

/** Clients that can be named but not run. */
final class TestClients {
  private TestClients() {}

  static List<SyncClientProvider> all() {
    return List.of(
        named("never", List.of()),
        named("open-only", List.of()),
        named(
            "poll",
            List.of(
                ClientOption.duration("interval", "1h", "Time from one poll to the next."),
                ClientOption.duration("jitter", "0s", "Longest random delay of a poll."),
                ClientOption.flag("quiet", "off", "No polls at night."),
                ClientOption.number("attempts", "3", "Attempts for each poll."),
                ClientOption.text("path", "/feed", "What is asked for."),
                ClientOption.choice(
                    "order", List.of("newest-first", "oldest-first"), "Order of the answer."))));
  }

  private static SyncClientProvider named(String name, List<ClientOption> options) {
    return new SyncClientProvider() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String summary() {
        return "A client for tests of files.";
      }

      @Override
      public List<ClientOption> options() {
        return options;
      }

      @Override
      public SyncClient launch(App app, ClientOptions values) {
        throw new UnsupportedOperationException("not run by these tests");
      }
    };
  }
}
