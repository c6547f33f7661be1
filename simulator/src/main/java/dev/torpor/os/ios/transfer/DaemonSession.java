package dev.torpor.os.ios.transfer;

import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.os.ios.transfer.DaemonTask.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A background session as the transfer service keeps it, whatever becomes of the app. */
final class DaemonSession {
  private final String identifier;
  private final List<DaemonTask> tasks = new ArrayList<>();
  private UrlSessionConfiguration configuration;
  private @Nullable ProcessSession connected;
  private long lastTask;

  /** True when a task is over that no wake has been spent on. */
  boolean news;

  /** True while the app is woken for this session or handles its events. */
  boolean waking;

  DaemonSession(UrlSessionConfiguration configuration) {
    this.identifier = configuration.identifier();
    this.configuration = configuration;
  }

  String identifier() {
    return identifier;
  }

  UrlSessionConfiguration configuration() {
    return configuration;
  }

  /** A process has made the session, or made it again. */
  void connect(ProcessSession session, UrlSessionConfiguration itsConfiguration) {
    connected = session;
    configuration = itsConfiguration;
  }

  void disconnect() {
    connected = null;
  }

  /** The session as the process has it that runs now; null when none has. */
  @Nullable ProcessSession connected() {
    return connected;
  }

  long nextTask() {
    return ++lastTask;
  }

  void add(DaemonTask task) {
    tasks.add(task);
  }

  void forget(DaemonTask task) {
    tasks.remove(task);
  }

  /** Every task the client has not heard the end of, in order of creation. */
  List<DaemonTask> tasks() {
    return List.copyOf(tasks);
  }

  /** The tasks that are over and whose end the client has not heard of. */
  List<DaemonTask> unreported() {
    return tasks.stream().filter(task -> task.state == State.OVER && !task.posted).toList();
  }

  /** True while the client is still to be told of tasks. */
  boolean isOwedNews() {
    return tasks.stream().anyMatch(task -> task.state == State.OVER);
  }

  /** True while the service works on tasks of the session. */
  boolean isBusy() {
    return tasks.stream().anyMatch(DaemonTask::isRunnable);
  }
}
