package dev.torpor.os.ios.transfer;

import dev.torpor.app.UrlSession;
import dev.torpor.app.UrlSessionError;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.network.Transfer;
import dev.torpor.os.AppProcess;
import dev.torpor.os.UrlSessionEvent.TaskKind;
import dev.torpor.os.WorkKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task as the transfer service keeps it, whatever becomes of the app. */
final class DaemonTask {
  final DaemonSession session;
  private final String name;
  final long id;
  final TaskKind kind;
  final HttpRequest request;

  /** The process whose memory the task needs, null when it needs none. */
  final @Nullable AppProcess tiedTo;

  /** The file to upload, null for other kinds. */
  final @Nullable String fileName;

  State state = State.SUSPENDED;
  WorkKind work = WorkKind.URL_SESSION;
  String description = "";
  @Nullable Instant earliestBegin;
  long expectedUpBytes = -1;
  long expectedDownBytes = -1;

  /** Until when the resume rate limiter holds it back, virtual microseconds. */
  long limitedUntil = Long.MIN_VALUE;

  int attempts;
  int failuresInARow;
  int redirects;
  @Nullable PartialFile partial;
  @Nullable Transfer transfer;
  long resourceTimer;
  long retryTimer;

  UrlSession.@Nullable Response response;
  @Nullable Body downloaded;
  @Nullable UrlSessionError error;

  /** True while the client is about to be told that the task is over. */
  boolean posted;

  /** How far a task has got. */
  enum State {
    /** Made and not started. */
    SUSPENDED,
    /** The policy is asked. */
    WAITING,
    /** The policy has agreed; other tasks talk to the host. */
    QUEUED,
    /** A transfer is under way. */
    RUNNING,
    /** A transfer has failed; it will be tried again after some time. */
    BETWEEN_TRIES,
    /** Over; the client has not heard of it. */
    OVER,
    /** The client has heard of it. */
    REPORTED
  }

  DaemonTask(
      DaemonSession session,
      long id,
      TaskKind kind,
      HttpRequest request,
      @Nullable AppProcess tiedTo,
      @Nullable String fileName) {
    this.session = session;
    this.id = id;
    this.name = session.identifier() + "/" + id;
    this.kind = kind;
    this.request = request;
    this.tiedTo = tiedTo;
    this.fileName = fileName;
  }

  /** As events name it. */
  String name() {
    return name;
  }

  String host() {
    return request.host();
  }

  /** True while it is started and not over. */
  boolean isUnderWay() {
    return switch (state) {
      case WAITING, QUEUED, RUNNING, BETWEEN_TRIES -> true;
      case SUSPENDED, OVER, REPORTED -> false;
    };
  }

  /** True while the service works on it or would, if a connection were free. */
  boolean isRunnable() {
    return state == State.RUNNING || state == State.QUEUED;
  }
}
