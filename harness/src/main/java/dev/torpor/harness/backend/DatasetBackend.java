package dev.torpor.harness.backend;

import dev.torpor.harness.backend.dataset.Dataset;
import dev.torpor.harness.backend.dataset.DatasetOrigin;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.ServerReply;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.time.Instant;

/** A backend without stubs. */
final class DatasetBackend implements Backend {
  private final DatasetOrigin origin;
  private long requests;

  DatasetBackend(
      ServerChanges changes, DatasetSettings settings, RandomStreams streams, Instant start) {
    this.origin = new DatasetOrigin(changes, settings, streams, start);
  }

  @Override
  public ServerReply receive(HttpRequest request, long now) {
    requests++;
    return origin.receive(request, now);
  }

  @Override
  public Dataset dataset() {
    return origin.dataset();
  }

  @Override
  public BackendReport report() {
    return BackendReport.allAnswered(requests);
  }
}
