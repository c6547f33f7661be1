package dev.torpor.harness.process;

import dev.torpor.app.BackgroundUrlSession;
import dev.torpor.app.UrlSessionConfiguration;
import dev.torpor.app.UrlSessionError;
import dev.torpor.http.Body;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Commands about background URL sessions, whose transfers go on without the process. */
final class SessionCommands {
  private static final Field SESSION = Field.text("session", "identifier of one that is open");
  private static final Field TASK = Field.number("task", "number of the task in its session");
  private static final Field DESCRIPTION =
      Field.text("description", "kept with the task over launches").optional();
  private static final Field EARLIEST =
      Field.text("earliestBeginDate", "ISO 8601 in UTC, by the wall clock").optional();
  private static final Field UP =
      Field.number("expectedBytesUp", "a hint, headers included").optional();
  private static final Field DOWN =
      Field.number("expectedBytesDown", "a hint, headers included").optional();
  private static final List<Field> STARTED = List.of(TASK);

  static final List<Command> ALL =
      List.of(
          Command.effect(
              "session.open",
              "Makes a background session, or takes up the one that an earlier process has left;"
                  + " once in a process. What it says is settled when the session is made.",
              List.of(
                  Field.text("session", "an identifier of the client's choice"),
                  Field.flag("discretionary", "the system chooses the time; false unless given")
                      .optional(),
                  Field.flag("launchEvents", "wakes the app at the end; true unless given")
                      .optional(),
                  Field.flag("cellular", "may use it; true unless given").optional(),
                  Field.flag("expensive", "may use such paths; true unless given").optional(),
                  Field.flag("constrained", "may use such paths; true unless given").optional(),
                  Field.number("requestTimeoutMillis", "longest wait for data; 60 s unless given")
                      .optional(),
                  Field.number("resourceTimeoutMillis", "longest time in all; 7 d unless given")
                      .optional()),
              SessionCommands::open),
          Command.question(
              "session.download",
              "Starts a download into a file; 'session.downloaded' and 'session.over' tell of it.",
              List.of(
                  SESSION,
                  Bodies.METHOD,
                  Bodies.URL,
                  Bodies.HEADERS,
                  DESCRIPTION,
                  EARLIEST,
                  UP,
                  DOWN),
              STARTED,
              (session, line) ->
                  start(
                      line,
                      session(session, line).downloadTask(Bodies.request(line, Body.none())))),
          Command.question(
              "session.upload",
              "Starts an upload of one of the app's files; 'session.over' tells of it.",
              List.of(
                  SESSION,
                  Bodies.METHOD,
                  Bodies.URL,
                  Bodies.HEADERS,
                  Field.text("file", "its name; it must stay as it is until the upload is over"),
                  DESCRIPTION,
                  EARLIEST,
                  UP,
                  DOWN),
              STARTED,
              (session, line) ->
                  start(
                      line,
                      session(session, line)
                          .uploadTask(Bodies.request(line, Body.none()), line.text("file")))),
          Command.question(
              "session.resume",
              "Starts a download that goes on where another has stopped.",
              List.of(
                  SESSION, Field.text("resumeData", "of 'session.over'"), DESCRIPTION, EARLIEST),
              STARTED,
              (session, line) ->
                  start(
                      line,
                      session(session, line)
                          .downloadTask(new UrlSessionError.ResumeData(line.text("resumeData"))))),
          Command.question(
              "session.tasks",
              "Asks which tasks are not over.",
              List.of(SESSION),
              List.of(Field.of("tasks", Field.Type.MAP, "the description of each, by its number")),
              (session, line) -> {
                Map<String, Object> tasks = new LinkedHashMap<>();
                session(session, line)
                    .tasks()
                    .forEach(task -> tasks.put("" + task.identifier(), task.description()));
                return Map.of("tasks", tasks);
              }),
          Command.effect(
              "session.cancel",
              "Cancels a task; does nothing when it is over.",
              List.of(
                  SESSION,
                  TASK,
                  Field.flag("resumable", "whether 'session.over' is to bring resume data")
                      .optional()),
              SessionCommands::cancel),
          Command.effect(
              "session.invalidate",
              "No task can be added any more; the others go on, or are cancelled.",
              List.of(SESSION, Field.flag("cancel", "whether they are; false unless given")),
              (session, line) -> {
                BackgroundUrlSession closing = session(session, line);
                if (line.flag("cancel")) {
                  closing.invalidateAndCancel();
                } else {
                  closing.finishTasksAndInvalidate();
                }
              }),
          Command.effect(
              "session.complete",
              "Answers 'session.events'.",
              List.of(Field.number("completion", "which")),
              (session, line) -> session.sessionEvents().take(line, "completion").run()));

  private SessionCommands() {}

  private static void open(Session session, Line line) {
    String identifier = line.text("session");
    if (identifier.isEmpty()) {
      throw line.wrong("needs an identifier in 'session'");
    }
    if (session.sessions().containsKey(identifier)) {
      throw line.wrong("opens a session that this process has: " + identifier);
    }
    UrlSessionConfiguration configuration = UrlSessionConfiguration.background(identifier);
    when(line, "discretionary", configuration::discretionary);
    when(line, "launchEvents", configuration::sessionSendsLaunchEvents);
    when(line, "cellular", configuration::allowsCellularAccess);
    when(line, "expensive", configuration::allowsExpensiveNetworkAccess);
    when(line, "constrained", configuration::allowsConstrainedNetworkAccess);
    if (line.has("requestTimeoutMillis")) {
      configuration.timeoutIntervalForRequest(
          Duration.ofMillis(line.amount("requestTimeoutMillis")));
    }
    if (line.has("resourceTimeoutMillis")) {
      configuration.timeoutIntervalForResource(
          Duration.ofMillis(line.amount("resourceTimeoutMillis")));
    }
    session
        .sessions()
        .put(
            identifier,
            session
                .app()
                .backgroundUrlSession(configuration, new SessionTold(session, identifier)));
  }

  private interface Switch {
    UrlSessionConfiguration set(boolean on);
  }

  private static void when(Line line, String name, Switch option) {
    if (line.has(name)) {
      UrlSessionConfiguration unused = option.set(line.flag(name));
    }
  }

  private static BackgroundUrlSession session(Session session, Line line) {
    BackgroundUrlSession open = session.sessions().get(line.text("session"));
    if (open == null) {
      throw line.wrong(
          "needs a session that is open: send 'session.open' for '"
              + line.text("session")
              + "' first");
    }
    return open;
  }

  private static Map<String, Object> start(Line line, BackgroundUrlSession.Task task) {
    String description = line.textOrNull("description");
    if (description != null) {
      task.setDescription(description);
    }
    String date = line.textOrNull("earliestBeginDate");
    if (date != null) {
      try {
        task.setEarliestBeginDate(Instant.parse(date));
      } catch (DateTimeParseException e) {
        throw line.wrong("needs an instant such as 2026-03-02T07:40:00Z in 'earliestBeginDate'");
      }
    }
    hint(line, UP, task, BackgroundUrlSession.Task::setCountOfBytesClientExpectsToSend);
    hint(line, DOWN, task, BackgroundUrlSession.Task::setCountOfBytesClientExpectsToReceive);
    task.resume();
    return Map.of("task", task.identifier());
  }

  private static void hint(
      Line line,
      Field field,
      BackgroundUrlSession.Task task,
      BiConsumer<BackgroundUrlSession.Task, Long> setter) {
    if (line.has(field.name())) {
      setter.accept(task, line.amount(field.name()));
    }
  }

  private static void cancel(Session session, Line line) {
    long number = line.number("task");
    for (BackgroundUrlSession.Task task : session(session, line).tasks()) {
      if (task.identifier() == number && line.flagOr("resumable", false)) {
        task.cancelByProducingResumeData();
      } else if (task.identifier() == number) {
        task.cancel();
      }
    }
  }
}
