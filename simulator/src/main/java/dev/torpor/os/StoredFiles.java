package dev.torpor.os;

import dev.torpor.app.Files;
import dev.torpor.http.Body;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of an app. */
public final class StoredFiles implements Files {
  private final Map<String, Body> contents = new TreeMap<>();

  @Override
  public void write(String name, Body content) {
    contents.put(name, content);
  }

  @Override
  public Body read(String name) throws FileException {
    Body content = contents.get(name);
    if (content == null) {
      throw new FileException(
          FileException.Problem.NO_SUCH_FILE, "there is no file '" + name + "'");
    }
    return content;
  }

  @Override
  public boolean exists(String name) {
    return contents.containsKey(name);
  }

  @Override
  public void remove(String name) {
    contents.remove(name);
  }

  /** What the system itself reads, whatever protects it; null when there is no such file. */
  public @Nullable Body find(String name) {
    return contents.get(name);
  }
}
