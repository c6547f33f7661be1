package dev.torpor.harness.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The files under {@code __files}, each read at most once, so that all runs of a directory see the
 * same bytes and none reads a disk twice. Safe for several threads.
 */
final class BodyFiles {
  private final Path root;
  private final Map<String, byte[]> read = new ConcurrentSkipListMap<>();

  BodyFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The content of a file, null when there is none of that name below the root. */
  byte @Nullable [] read(String name) {
    byte[] known = read.get(name);
    if (known != null) {
      return known;
    }
    Path file = find(name);
    if (file == null) {
      return null;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      read.put(name, bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** True when the name leads out of the root. */
  boolean escapes(String name) {
    try {
      return !root.resolve(name).normalize().startsWith(root);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private @Nullable Path find(String name) {
    try {
      Path file = root.resolve(name).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        return null;
      }
      return file.toRealPath().startsWith(root.toRealPath()) ? file : null;
    } catch (InvalidPathException | IOException e) {
      return null;
    }
  }
}
