package dev.torpor.harness.scenario;

import dev.torpor.app.SyncClientProvider;
import java.nio.file.Path;

/** A kind of client that needs to know where the scenario lies that uses it. */
public interface LocalClient extends SyncClientProvider {
  /**
   * The same for scenarios in a folder.
   *
   * @param folder that relative names count from
   * @param commands whether it may start programs
   */
  SyncClientProvider in(Path folder, Commands commands);
}
