package dev.torpor.os;

import dev.torpor.network.TransferError;
import dev.torpor.trace.FieldWriter;
import dev.torpor.trace.Subsystem;
import dev.torpor.trace.TraceEvent;
import org.jspecify.annotations.Nullable;

/** What the transfer service did with background sessions. */
public sealed interface UrlSessionEvent extends TraceEvent {
  @Override
  default Subsystem subsystem() {
    return Subsystem.OS;
  }

  /** What a task does. */
  enum TaskKind {
    /** A download into a file. */
    DOWNLOAD,
    /** An upload of a file. */
    UPLOAD,
    /** An upload from the memory of the process. */
    UPLOAD_FROM_MEMORY,
    /** A data task. */
    DATA
  }

  /** Where the app was when it started a task. */
  enum StartedIn {
    /** The user saw it or waited for its launch. */
    FOREGROUND,
    /** Nobody saw it. */
    BACKGROUND
  }

  /**
   * The client has started a task.
   *
   * @param scheduled whether the system chooses its time
   * @param expectedUpBytes the client's hint, -1 without one
   * @param expectedDownBytes the client's hint, -1 without one
   */
  record TaskStarted(
      String task,
      TaskKind kind,
      WorkKind scheduled,
      StartedIn startedIn,
      long expectedUpBytes,
      long expectedDownBytes)
      implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlTask.started";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("task", task);
      out.constant("kind", kind);
      out.constant("scheduled", scheduled);
      out.constant("startedIn", startedIn);
      out.number("expectedUpBytes", expectedUpBytes);
      out.number("expectedDownBytes", expectedDownBytes);
    }
  }

  /** The service begins to transfer, for the first time or again. */
  record Attempted(String task, int attempt, long transfer) implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlTask.attempt";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("task", task);
      out.number("attempt", attempt);
      out.number("transfer", transfer);
    }
  }

  /** The server has sent the task elsewhere, and the service has followed. */
  record Redirected(String task, String url) implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlTask.redirected";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("task", task);
      out.text("url", url);
    }
  }

  /** A transfer has failed and the service will try again; the client hears nothing of it. */
  record Retrying(String task, TransferError error, long keptBytes, long waitMicros)
      implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlTask.retrying";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("task", task);
      out.constant("error", error);
      out.number("keptBytes", keptBytes);
      out.number("waitMicros", waitMicros);
    }
  }

  /**
   * A task is over.
   *
   * @param status of the server's answer, 0 without one
   * @param error null when the server has answered
   */
  record TaskEnded(String task, int status, @Nullable TransferError error)
      implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlTask.ended";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("task", task);
      out.number("status", status);
      if (error != null) {
        out.constant("error", error);
        out.number("code", error.code());
      }
    }
  }

  /** The client has been told that a task is over. */
  record TaskReported(String task) implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlTask.reported";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("task", task);
    }
  }

  /** The service wakes the app for the events of a session. */
  record Woke(String session) implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlSession.woke";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("session", session);
    }
  }

  /** The client has handled the events of a session. */
  record EventsHandled(String session) implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlSession.handled";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.text("session", session);
    }
  }

  /** Tasks that are started in the background wait that long from the last wake on. */
  record DelayChanged(long delayMicros) implements UrlSessionEvent {
    @Override
    public String type() {
      return "urlSession.delay";
    }

    @Override
    public void writeTo(FieldWriter out) {
      out.number("delayMicros", delayMicros);
    }
  }
}
