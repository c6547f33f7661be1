package dev.torpor.harness.validation;

import dev.torpor.app.App;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Launch;
import dev.torpor.app.SyncClient;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.TransferError;
import java.util.List;

/** A client that always has a request under way, from its first launch on. */
final class ReplayClient implements SyncClientProvider {
  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String summary() {
    return "downloads without a pause";
  }

  @Override
  public List<ClientOption> options() {
    return List.of();
  }

  @Override
  public SyncClient launch(App app, ClientOptions options) {
    return new Downloading(app);
  }

  private record Downloading(App app) implements SyncClient, UrlSession.Completion {
    @Override
    public void launched(Launch launch) {
      next();
    }

    @Override
    public void completed(UrlSession.Response response) {
      next();
    }

    @Override
    public void failed(TransferError error) {
      throw new IllegalStateException("nothing but the trace limits the link, yet " + error);
    }

    private void next() {
      app.urlSession().dataTask(HttpRequest.get("https://api.example.test/feed"), this);
    }
  }
}
