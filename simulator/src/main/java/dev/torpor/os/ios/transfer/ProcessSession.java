package dev.torpor.os.ios.transfer;

import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.UrlSessionDelegate;
import dev.torpor.app.UrlSessionError.ResumeData;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.os.AppProcess;
import dev.torpor.os.UrlSessionEvent.TaskKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A background session as one process has it. */
final class ProcessSession implements BackgroundUrlSession {
  private final TransferDaemon daemon;
  private final DaemonSession session;
  private final AppProcess process;
  private final UrlSessionDelegate delegate;
  private boolean invalid;

  ProcessSession(
      TransferDaemon daemon,
      DaemonSession session,
      AppProcess process,
      UrlSessionDelegate delegate) {
    this.daemon = daemon;
    this.session = session;
    this.process = process;
    this.delegate = delegate;
  }

  AppProcess process() {
    return process;
  }

  UrlSessionDelegate delegate() {
    return delegate;
  }

  @Override
  public String identifier() {
    return session.identifier();
  }

  @Override
  public Task downloadTask(HttpRequest request) {
    return task(TaskKind.DOWNLOAD, request, null, null);
  }

  @Override
  public Task downloadTask(ResumeData resumeData) {
    TransferDaemon.Resumable stopped = daemon.takeResumable(resumeData);
    DaemonTask task = make(TaskKind.DOWNLOAD, stopped.request(), null, null);
    task.partial = stopped.partial();
    return new ProcessTask(daemon, task);
  }

  @Override
  public Task uploadTask(HttpRequest request, String fileName) {
    return task(TaskKind.UPLOAD, request, null, fileName);
  }

  @Override
  public Task uploadTask(HttpRequest request, Body fromMemory) {
    process.violation(
        "B21",
        "an upload from memory was made in the background session '"
            + identifier()
            + "'; iOS fails it once the app exits. Write the body to a file and upload that");
    HttpRequest whole =
        new HttpRequest(request.method(), request.url(), request.headers(), fromMemory);
    return task(TaskKind.UPLOAD_FROM_MEMORY, whole, daemon.tie(process), null);
  }

  @Override
  public Task dataTask(HttpRequest request) {
    process.violation(
        "B21",
        "a data task was made in the background session '"
            + identifier()
            + "'; iOS fails it once the app exits. Use a download task");
    return task(TaskKind.DATA, request, process, null);
  }

  @Override
  public List<Task> tasks() {
    List<Task> seen = new ArrayList<>();
    for (DaemonTask task : session.tasks()) {
      if (task.isUnderWay() || task.state == DaemonTask.State.SUSPENDED) {
        seen.add(new ProcessTask(daemon, task));
      }
    }
    return seen;
  }

  @Override
  public void finishTasksAndInvalidate() {
    invalid = true;
  }

  @Override
  public void invalidateAndCancel() {
    invalid = true;
    for (Task task : tasks()) {
      task.cancel();
    }
  }

  private Task task(
      TaskKind kind, HttpRequest request, @Nullable AppProcess tiedTo, @Nullable String file) {
    return new ProcessTask(daemon, make(kind, request, tiedTo, file));
  }

  private DaemonTask make(
      TaskKind kind, HttpRequest request, @Nullable AppProcess tiedTo, @Nullable String file) {
    if (invalid) {
      throw new IllegalStateException(
          "a task was made in the session '" + identifier() + "' after it was invalidated");
    }
    DaemonTask task = new DaemonTask(session, session.nextTask(), kind, request, tiedTo, file);
    session.add(task);
    return task;
  }
}
