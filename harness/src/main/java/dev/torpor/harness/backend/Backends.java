package dev.torpor.harness.backend;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens backends for runs. */
public final class Backends {
  private Backends() {}

  /**
   * Reads and checks a stub directory once, for any number of runs.
   *
   * @param directory with {@code mappings/}, maybe {@code __files/} and {@code settings.json}
   * @param name of the directory as the user wrote it, for messages
   * @throws BackendException with everything that is wrong
   */
  public static StubDirectory load(Path directory, String name) throws BackendException {
    return StubDirectory.load(directory, name);
  }

  /**
   * A backend for one run. Two that are opened with the same values behave identically.
   *
   * @param directory the stub directory; null for a backend that is nothing but the dataset, in its
   *     shape at any path
   * @param dataset how the dataset is served
   * @param changes the World's script of it
   * @param streams of the run; delays and random values of templates are drawn from streams keyed
   *     by the stub
   * @param start the instant at which virtual time is 0
   * @throws BackendException with everything that is wrong with the directory
   */
  public static Backend open(
      @Nullable Path directory,
      DatasetSettings dataset,
      ServerChanges changes,
      RandomStreams streams,
      Instant start)
      throws BackendException {
    if (directory == null) {
      return new DatasetBackend(changes, dataset, streams, start);
    }
    return load(directory, directory.toString()).open(dataset, changes, streams, start);
  }
}
