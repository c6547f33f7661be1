package dev.torpor.harness.backend.dataset;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The resumable uploads of one server: {@code u1}, {@code u2}, ... */
final class Uploads {
  private final Map<String, Upload> uploads = new TreeMap<>();
  private int created;

  /** Begins an upload. */
  Upload create(String edit, long length, long now) {
    created++;
    Upload upload = new Upload("u" + created, edit, length, now);
    uploads.put(upload.name(), upload);
    return upload;
  }

  /** An upload, null when there is none of that name. */
  @Nullable Upload find(String name) {
    return uploads.get(name);
  }

  /** True for names that were once given. */
  boolean hasBeen(String name) {
    try {
      int number = name.startsWith("u") ? Integer.parseInt(name.substring(1)) : 0;
      return number >= 1 && number <= created && name.equals("u" + number);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  void remove(Upload upload) {
    uploads.remove(upload.name());
  }
}
