package dev.torpor.os.ios.transfer;

import dev.torpor.app.DownloadedFile;
import dev.torpor.app.Files.FileException;
import dev.torpor.http.Body;
import dev.torpor.os.AppProcess;
import dev.torpor.os.StoredFiles;
import org.jspecify.annotations.Nullable;

/** The file of a finished download, which is there while the delegate's callback runs. */
final class TemporaryFile implements DownloadedFile {
  private final AppProcess process;
  private final StoredFiles files;
  private final String task;
  private final long bytes;
  private @Nullable Body content;

  TemporaryFile(AppProcess process, StoredFiles files, String task, Body content) {
    this.process = process;
    this.files = files;
    this.task = task;
    this.bytes = content.length();
    this.content = content;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public Body read() throws FileException {
    return present();
  }

  @Override
  public void moveTo(String name) throws FileException {
    files.store(name, present());
    content = null;
  }

  /** The callback has returned. */
  void delete() {
    content = null;
  }

  private Body present() throws FileException {
    Body here = content;
    if (here == null) {
      String message =
          "the temporary file of "
              + task
              + " is gone: iOS removes it when didFinishDownloading returns, if it was not moved."
              + " Move or read it in that callback";
      process.violation("B22", message);
      throw new FileException(FileException.Problem.NO_SUCH_FILE, message);
    }
    return here;
  }
}
