package dev.torpor.app;

import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * URLSession with a background configuration: transfers that a service of the system carries on
 * while the app is suspended or gone, until the user swipes the app away.
 *
 * <p>Tasks do nothing until they are resumed. What is resumed while the app is in the background is
 * discretionary, whatever the configuration says.
 */
public interface BackgroundUrlSession {
  /** The identifier of its configuration. */
  String identifier();

  /** A download into a temporary file. */
  Task downloadTask(HttpRequest request);

  /**
   * A download that goes on where another has stopped. When the server no longer has the same file,
   * it starts again.
   */
  Task downloadTask(UrlSessionError.ResumeData resumeData);

  /**
   * An upload of one of the app's files, which must stay as it is until the upload is complete.
   *
   * @param request without a body
   */
  Task uploadTask(HttpRequest request, String fileName);

  /**
   * An upload from memory. Background sessions support uploads from files only: this one dies with
   * the process, and is reported.
   *
   * @param request without a body
   */
  Task uploadTask(HttpRequest request, Body fromMemory);

  /** A data task. It dies with the process: background sessions do not support data tasks. */
  Task dataTask(HttpRequest request);

  /** {@code getAllTasks}: the tasks that are not complete, in order of creation. */
  List<Task> tasks();

  /** {@code finishTasksAndInvalidate}: no task can be added; the others go on. */
  void finishTasksAndInvalidate();

  /** {@code invalidateAndCancel}: no task can be added, and all are cancelled. */
  void invalidateAndCancel();

  /** A task of the session, as one process sees it. */
  interface Task {
    /** {@code taskIdentifier}: unique in its session, from 1, and the same in every process. */
    long identifier();

    /** {@code taskDescription}: what the client has noted, kept with the task; empty at first. */
    String description();

    /** Notes something with the task that outlives the process. */
    void setDescription(String text);

    /** {@code earliestBeginDate}: a lower bound; to be set before the task is resumed. */
    void setEarliestBeginDate(@Nullable Instant date);

    /** {@code countOfBytesClientExpectsToSend}: a hint, headers included. */
    void setCountOfBytesClientExpectsToSend(long bytes);

    /** {@code countOfBytesClientExpectsToReceive}: a hint, headers included. */
    void setCountOfBytesClientExpectsToReceive(long bytes);

    /** The request as the client made it. */
    HttpRequest originalRequest();

    /** The answer, null before there is one. The body of a download is in its file, not here. */
    UrlSession.@Nullable Response response();

    /** Starts it; does nothing when it has been started. */
    void resume();

    /** Cancels it; the delegate hears of it. */
    void cancel();

    /** Cancels a download so that it can be resumed; the delegate's error has the data. */
    void cancelByProducingResumeData();
  }
}
