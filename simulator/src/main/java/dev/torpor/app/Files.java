package dev.torpor.app;

import dev.torpor.http.Body;

/** Files of the app that outlive its processes ({@code FileManager}). */
public interface Files {
  /** Writes a file, in the place of the one of that name. */
  void write(String name, Body content);

  /**
   * Reads a file.
   *
   * @throws FileException when it cannot be read
   */
  Body read(String name) throws FileException;

  /** True when there is a file of that name. */
  boolean exists(String name);

  /** Removes a file; does nothing when there is none. */
  void remove(String name);

  /** A file cannot be read. */
  final class FileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** Why a file cannot be read. */
    public enum Problem {
      /** There is no such file ({@code NSFileReadNoSuchFileError}). */
      NO_SUCH_FILE,
      /** Its protection keeps it closed now ({@code NSFileReadNoPermissionError}). */
      PROTECTED
    }

    /** A failure to read that file. */
    public FileException(Problem problem, String message) {
      super(message);
      this.problem = problem;
    }

    /** Why. */
    public Problem problem() {
      return problem;
    }
  }
}
