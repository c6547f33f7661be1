package dev.torpor.os.ios.transfer;

import static dev.torpor.time.TimeFormat.SECOND;

import dev.torpor.app.App;
import dev.torpor.app.BackgroundUrlSession.Task;
import dev.torpor.app.UrlSessionError;
import dev.torpor.simulation.Story;
import org.jspecify.annotations.Nullable;

/** Downloads files of 20 s, some of them at once and each other when the one before is complete. */
public final class Chain extends Downloader {
  private final int files;
  private final int atOnce;

  private Chain(App app, int files, int atOnce) {
    super(app);
    this.files = files;
    this.atOnce = atOnce;
  }

  /** The story of an app that downloads so many files, at its first launch so many at once. */
  public static Story of(Story story, int files, int atOnce) {
    return story
        .origin(Origins.file(100, 20 * SECOND))
        .client(app -> new Chain(app, files, atOnce));
  }

  @Override
  void firstLaunch() {
    for (int i = 1; i <= atOnce; i++) {
      download(Integer.toString(i));
    }
  }

  @Override
  public void didComplete(Task task, @Nullable UrlSessionError error) {
    long next = task.identifier() + atOnce;
    if (next <= files) {
      download(Long.toString(next));
    }
  }
}
