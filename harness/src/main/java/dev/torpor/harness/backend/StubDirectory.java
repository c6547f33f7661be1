package dev.torpor.harness.backend;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A stub directory that has been read and found good. Later changes on the disk do not reach it; it
 * may be used by several threads at once.
 */
public final class StubDirectory {
  private final Path directory;
  private final BodyFiles files;
  private final List<Stub> stubs;

  private StubDirectory(Path directory, BodyFiles files, List<Stub> stubs) {
    this.directory = directory;
    this.files = files;
    this.stubs = stubs;
  }

  static StubDirectory load(Path directory) throws BackendException {
    BodyFiles files = new BodyFiles(directory.resolve("__files"));
    List<Stub> stubs = new StubLoader(directory, files).load();
    return new StubDirectory(directory, files, List.copyOf(stubs));
  }

  /** The directory. */
  public Path path() {
    return directory;
  }

  /**
   * A backend for one run, see {@link Backends#open}.
   *
   * @throws BackendException when a stub serves the dataset and the scenario has none
   */
  public Backend open(
      DatasetSettings dataset, ServerChanges changes, RandomStreams streams, Instant start)
      throws BackendException {
    if (changes.records() == 0 && stubs.stream().anyMatch(stub -> stub.dataset() != null)) {
      String message = "a stub serves the dataset, but the scenario has none; give it one";
      throw new BackendException(directory, List.of(new BackendProblem("", 0, 0, "", message)));
    }
    return new WireMockBackend(stubs, files, dataset, changes, streams, start);
  }
}
