package dev.torpor.os;

import dev.torpor.app.Files.Protection;
import dev.torpor.http.Body;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of an app as the system keeps them, whoever may read them now. */
public final class StoredFiles {
  private final Map<String, Stored> files = new TreeMap<>();
  private final Protection byDefault;

  /** No files; those whose app names no class get the given one. */
  public StoredFiles(Protection byDefault) {
    this.byDefault = byDefault;
  }

  Protection byDefault() {
    return byDefault;
  }

  /** A file and how it is protected. */
  record Stored(Body content, Protection protection) {}

  /** What the system itself reads, whatever protects it; null when there is no such file. */
  public @Nullable Body find(String name) {
    Stored found = files.get(name);
    return found == null ? null : found.content();
  }

  /** What the system itself writes for the app, with the protection files have by default. */
  public void store(String name, Body content) {
    files.put(name, new Stored(content, byDefault));
  }

  @Nullable Stored get(String name) {
    return files.get(name);
  }

  void put(String name, Stored file) {
    files.put(name, file);
  }

  void remove(String name) {
    files.remove(name);
  }
}
