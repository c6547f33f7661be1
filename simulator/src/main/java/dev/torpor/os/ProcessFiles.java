package dev.torpor.os;

import dev.torpor.app.Files;
import dev.torpor.http.Body;

/** The files of the app as one process sees them. */
final class ProcessFiles implements Files {
  private final AppHost host;
  private final AppProcess process;

  ProcessFiles(AppHost host, AppProcess process) {
    this.host = host;
    this.process = process;
  }

  @Override
  public void write(String name, Body content) {
    host.durable().files().store(name, content);
  }

  @Override
  public void write(String name, Body content, Protection protection) throws FileException {
    refuseIfProtected(name, protection, "written");
    host.durable().files().put(name, new StoredFiles.Stored(content, protection));
  }

  @Override
  public Body read(String name) throws FileException {
    StoredFiles.Stored file = host.durable().files().get(name);
    if (file == null) {
      throw new FileException(
          FileException.Problem.NO_SUCH_FILE, "there is no file '" + name + "'");
    }
    refuseIfProtected(name, file.protection(), "read");
    return file.content();
  }

  @Override
  public boolean exists(String name) {
    return host.durable().files().get(name) != null;
  }

  @Override
  public void remove(String name) {
    host.durable().files().remove(name);
  }

  @Override
  public Lock lock(String name) {
    process.lock(name);
    boolean[] held = {true};
    return () -> {
      if (held[0]) {
        held[0] = false;
        process.unlock(name);
      }
    };
  }

  private void refuseIfProtected(String name, Protection protection, String what)
      throws FileException {
    boolean available =
        switch (protection) {
          case COMPLETE -> host.protectedDataAvailable();
          case UNTIL_FIRST_USER_AUTHENTICATION -> host.state().unlockedSinceBoot();
          case NONE -> true;
        };
    if (!available) {
      String message =
          "'"
              + name
              + "' was "
              + what
              + " while the device is locked; iOS refuses it for files of the class "
              + protection
              + ". Ask protectedDataAvailable() first, or keep what background work needs in the"
              + " class UNTIL_FIRST_USER_AUTHENTICATION";
      process.violation("B17", message);
      throw new FileException(FileException.Problem.PROTECTED, message);
    }
  }
}
