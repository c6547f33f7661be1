package dev.torpor.app;

import dev.torpor.http.Body;

/** Files of the app that outlive its processes ({@code FileManager}). */
public interface Files {
  /** Classes of data protection. */
  enum Protection {
    /** A: closed from shortly after the device is locked until it is unlocked. */
    COMPLETE,
    /** C: closed from boot until the first unlock; the default. */
    UNTIL_FIRST_USER_AUTHENTICATION,
    /** D: never closed. */
    NONE
  }

  /** Writes a file of the default class, in the place of the one of that name. */
  void write(String name, Body content);

  /**
   * Writes a file, in the place of the one of that name.
   *
   * @throws FileException when files of that class cannot be written now
   */
  void write(String name, Body content, Protection protection) throws FileException;

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

  /**
   * Locks a file or a database. A process that is suspended while it holds a lock is killed.
   *
   * @return gives the lock back; does nothing the second time
   */
  Lock lock(String name);

  /** A lock that is held. */
  interface Lock {
    /** Gives it back. */
    void unlock();
  }

  /** A file cannot be read or written. */
  final class FileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    /** Why a file cannot be read or written. */
    public enum Problem {
      /** There is no such file ({@code NSFileReadNoSuchFileError}). */
      NO_SUCH_FILE,
      /** Its protection keeps it closed now ({@code NSFileReadNoPermissionError}). */
      PROTECTED
    }

    /** A failure with that file. */
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
