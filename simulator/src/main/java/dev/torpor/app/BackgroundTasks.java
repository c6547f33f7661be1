package dev.torpor.app;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

  /**
   * BGProcessingTaskRequest: minutes of work while nobody uses the device.
   *
   * @param requirements what must be there for it to start
   */
  record ProcessingRequest(
      String identifier, @Nullable Instant earliestBeginDate, Set<Requirement> requirements)
      implements Request {
    /** What a processing task can ask for. */
    public enum Requirement {
      /** {@code requiresNetworkConnectivity}. */
      NETWORK_CONNECTIVITY,
      /** {@code requiresExternalPower}. */
      EXTERNAL_POWER
    }

    /** Copies the requirements. */
    public ProcessingRequest {
      requirements =
          requirements.isEmpty()
              ? Collections.emptySet()
              : Collections.unmodifiableSet(EnumSet.copyOf(requirements));
    }

    /** A request that asks for nothing, as both properties are false by default. */
    public ProcessingRequest(String identifier, @Nullable Instant earliestBeginDate) {
      this(identifier, earliestBeginDate, Collections.emptySet());
    }

    /** The same request with {@code requiresNetworkConnectivity}. */
    public ProcessingRequest requiringNetworkConnectivity() {
      return with(Requirement.NETWORK_CONNECTIVITY);
    }

    /** The same request with {@code requiresExternalPower}. */
    public ProcessingRequest requiringExternalPower() {
      return with(Requirement.EXTERNAL_POWER);
    }

    private ProcessingRequest with(Requirement added) {
      Set<Requirement> all = EnumSet.of(added);
      all.addAll(requirements);
      return new ProcessingRequest(identifier, earliestBeginDate, all);
    }
  }

  /**
   * BGHealthResearchTaskRequest: a processing task of a health study. The app must be entitled to
   * such tasks and the user must take part in the study.
   *
   * @param processing what it has in common with any processing task
   * @param protectionTypeOfRequiredData the class of the files without which it makes no sense; iOS
   *     documents the property and no default, so it has to be named
   */
  record HealthResearchRequest(
      ProcessingRequest processing, Files.Protection protectionTypeOfRequiredData)
      implements Request {
    @Override
    public String identifier() {
      return processing.identifier();
    }

    @Override
    public @Nullable Instant earliestBeginDate() {
      return processing.earliestBeginDate();
    }
  }

  /**
   * BGContinuedProcessingTaskRequest: long work that the user has just started and can watch and
   * cancel. Its handler is given a {@link ContinuedProcessingTask}.
   *
   * @param title what people read in the Live Activity
   */
  record ContinuedProcessingRequest(String identifier, String title, Strategy strategy)
      implements Request {
    /** What to do when the work cannot start at once. */
    public enum Strategy {
      /** Refuse the request. */
      FAIL,
      /** Let it wait for its turn. */
      QUEUE
    }

    @Override
    public @Nullable Instant earliestBeginDate() {
      return null;
    }
  }

  /** Why a request was refused; codes of BGTaskSchedulerErrorDomain. */
  enum SubmitError {
    /** 1: the user switched Background App Refresh off. */
    UNAVAILABLE(1, "unavailable"),
    /** 2: one refresh and ten processing requests may be pending. */
    TOO_MANY_PENDING_TASK_REQUESTS(2, "tooManyPendingTaskRequests"),
    /** 3: the mode, the identifier or the entitlement is missing, or the user's consent. */
    NOT_PERMITTED(3, "notPermitted"),
    /** 4: a continued-processing request that must not wait cannot start now. */
    IMMEDIATE_RUN_INELIGIBLE(4, "immediateRunIneligible");

    private final int code;
    private final String text;

    SubmitError(int code, String text) {
      this.code = code;
      this.text = text;
    }

    /** As {@code BGTaskScheduler.Error.Code} names it in Swift. */
    public String text() {
      return text;
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
