package dev.torpor.app;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** BGTaskScheduler: ask to be launched in the background some time. */
public interface BackgroundTasks {
  /**
   * Names the handler for an identifier. Must happen before {@link SyncClient#launched} returns;
   * later registration is a programming error that ends the app, as on iOS.
   *
   * @return false when the app's manifest does not permit the identifier
   */
  boolean register(String identifier, Consumer<BackgroundTask> handler);

  /**
   * Asks for one launch. A pending request with the same identifier is replaced.
   *
   * @throws SubmitException when the system refuses the request
   */
  void submit(Request request) throws SubmitException;

  /** Takes back a pending request; does nothing when there is none. */
  void cancel(String identifier);

  /** The requests that wait, in order of submission. */
  List<Request> pending();

  /** A request for one background launch. */
  sealed interface Request {
    /** The identifier a handler is registered for. */
    String identifier();

    /** Not before this instant of the wall clock; null for as soon as possible. */
    @Nullable Instant earliestBeginDate();
  }

  /** BGAppRefreshTaskRequest: a short look for new data. */
  record AppRefreshRequest(String identifier, @Nullable Instant earliestBeginDate)
      implements Request {}

  /** Why a request was refused; codes of BGTaskSchedulerErrorDomain. */
  enum SubmitError {
    /** 1: the user switched Background App Refresh off. */
    UNAVAILABLE(1),
    /** 2: one refresh request may be pending. */
    TOO_MANY_PENDING_TASK_REQUESTS(2),
    /** 3: the background mode is not declared or the identifier not permitted. */
    NOT_PERMITTED(3);

    private final int code;

    SubmitError(int code) {
      this.code = code;
    }

    /** The number in BGTaskSchedulerErrorDomain. */
    public int code() {
      return code;
    }
  }

  /** The system has refused a request; nothing is pending because of it. */
  final class SubmitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final SubmitError error;

    /** A refusal for that error. */
    public SubmitException(SubmitError error, String message) {
      super(message);
      this.error = error;
    }

    /** Why. */
    public SubmitError error() {
      return error;
    }
  }
}
