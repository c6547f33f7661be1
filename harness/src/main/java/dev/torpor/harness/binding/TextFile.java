package dev.torpor.harness.binding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads files of text in UTF-8. */
public final class TextFile {
  /** Largest file that is read where nothing else is said. */
  public static final int MAX_BYTES = 1 << 20;

  private TextFile() {}

  /**
   * The text of a file, or null after reporting why it cannot be had.
   *
   * @param name of the file, as the user said it
   */
  public static @Nullable String read(Path file, String name, Problems problems) {
    return read(file, name, MAX_BYTES, problems);
  }

  /** The same for files of up to {@code mostBytes}, a whole number of MiB. */
  public static @Nullable String read(Path file, String name, int mostBytes, Problems problems) {
    try {
      if (Files.isDirectory(file)) {
        problems.add(Problem.elsewhere(name, "this is a folder, not a file"));
        return null;
      }
      if (!Files.exists(file)) {
        String hint = ProjectFiles.neighbour(file.toAbsolutePath().normalize(), name);
        problems.add(Problem.elsewhere(name, "the file does not exist" + hint));
        return null;
      }
      if (Files.size(file) > mostBytes) {
        String most = (mostBytes >> 20) + " MiB";
        problems.add(Problem.elsewhere(name, "the file is larger than " + most));
        return null;
      }
      return decode(Files.readAllBytes(file), name, problems);
    } catch (IOException e) {
      problems.add(Problem.elsewhere(name, "the file cannot be read: " + e.getMessage()));
      return null;
    }
  }

  /** The text of some bytes, or null after reporting that they are not UTF-8. */
  public static @Nullable String decode(byte[] bytes, String name, Problems problems) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      problems.add(Problem.elsewhere(name, "the file is not text in UTF-8"));
      return null;
    }
  }
}
