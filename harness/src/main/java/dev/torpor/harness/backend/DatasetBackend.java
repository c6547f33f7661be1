package dev.torpor.harness.backend;

import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import dev.torpor.world.ServerChanges;

/** A backend without stubs. */
final class DatasetBackend implements Backend {
  private final DatasetOrigin origin;
  private long requests;

  DatasetBackend(ServerChanges changes, DatasetSettings settings) {
    this.origin = new DatasetOrigin(changes, settings);
  }

  @Override
  public ServerReply receive(HttpRequest request, long now) {
    requests++;
    return origin.receive(request, now);
  }

  @Override
  public BackendReport report() {
    return new BackendReport(requests, 0, null, 0, null);
  }
}
