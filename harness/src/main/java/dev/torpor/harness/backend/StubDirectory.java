package dev.torpor.harness.backend;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.binding.Problem;
import dev.torpor.random.RandomStreams;
import dev.torpor.world.ServerChanges;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A stub directory that has been read and found good. Later changes on the disk do not reach it; it
 * may be used by several threads at once.
 */
public final class StubDirectory {
  private final String name;
  private final BodyFiles files;
  private final List<Stub> stubs;

  /** With the stubs in the order in which they are asked: by priority, the last read first. */
  private StubDirectory(String name, BodyFiles files, List<Stub> stubs) {
    this.name = name;
    this.files = files;
    this.stubs = stubs;
  }

  static StubDirectory load(Path directory, String name) throws BackendException {
    BodyFiles files = new BodyFiles(directory.resolve("__files"));
    List<Stub> stubs = new StubLoader(directory, name, files).load();
    Collections.reverse(stubs);
    stubs.sort((one, other) -> one.mapping().comparePriorityWith(other.mapping()));
    return new StubDirectory(name, files, List.copyOf(stubs));
  }

  /**
   * The shapes in which its stubs serve the dataset, in alphabetical order.
   *
   * @param byDefault the shape of stubs that do not ask for another
   */
  public List<String> shapes(String byDefault) {
    return stubs.stream()
        .map(Stub::dataset)
        .filter(Objects::nonNull)
        .map(use -> use.shape().isEmpty() ? byDefault : use.shape())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether there are stubs with bodies of their own. */
  public boolean hasAnswersOfItsOwn() {
    return stubs.stream().anyMatch(stub -> stub.dataset() == null);
  }

  /**
   * A backend for one run, see {@link Backends#open}.
   *
   * @throws BackendException when a stub serves the dataset and the scenario has none
   */
  public Backend open(
      DatasetSettings dataset, ServerChanges changes, RandomStreams streams, Instant start)
      throws BackendException {
    for (Stub stub : stubs) {
      if (stub.dataset() != null && changes.records() == 0) {
        String message =
            "the stub '" + stub.key() + "' serves the dataset, but the scenario has no records";
        throw new BackendException(List.of(Problem.elsewhere(name, message)));
      }
    }
    return new WireMockBackend(stubs, files, dataset, changes, streams, start);
  }
}
