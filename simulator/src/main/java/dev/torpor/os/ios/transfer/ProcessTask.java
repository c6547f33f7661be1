package dev.torpor.os.ios.transfer;

import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.UrlSession;
import dev.torpor.http.HttpRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task as one process sees it. */
final class ProcessTask implements BackgroundUrlSession.Task {
  private final TransferDaemon daemon;
  private final DaemonTask task;

  ProcessTask(TransferDaemon daemon, DaemonTask task) {
    this.daemon = daemon;
    this.task = task;
  }

  @Override
  public long identifier() {
    return task.id;
  }

  @Override
  public String description() {
    return task.description;
  }

  @Override
  public void setDescription(String text) {
    task.description = text;
  }

  @Override
  public void setEarliestBeginDate(@Nullable Instant date) {
    task.earliestBegin = date;
  }

  @Override
  public void setCountOfBytesClientExpectsToSend(long bytes) {
    task.expectedUpBytes = bytes;
  }

  @Override
  public void setCountOfBytesClientExpectsToReceive(long bytes) {
    task.expectedDownBytes = bytes;
  }

  @Override
  public HttpRequest originalRequest() {
    return task.request;
  }

  @Override
  public UrlSession.@Nullable Response response() {
    return task.response;
  }

  @Override
  public void resume() {
    daemon.resume(task);
  }

  @Override
  public void cancel() {
    daemon.cancel(task);
  }

  @Override
  public void cancelByProducingResumeData() {
    daemon.cancelByProducingResumeData(task);
  }
}
