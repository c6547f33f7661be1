package dev.torpor.harness.process;

import dev.torpor.app.BackgroundTasks;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.ContinuedProcessingRequest;
import dev.torpor.app.BackgroundTasks.ContinuedProcessingRequest.Strategy;
import dev.torpor.app.BackgroundTasks.HealthResearchRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.ContinuedProcessingTask;
import dev.torpor.app.Files.Protection;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands about background tasks: BGTaskScheduler and BGTask. */
final class TaskCommands {
  /** The kinds of requests. */
  private enum Kind {
    REFRESH,
    PROCESSING,
    HEALTH_RESEARCH,
    CONTINUED_PROCESSING
  }

  static final List<Command> ALL =
      List.of(
          Command.question(
              "register",
              "Registers a background task; in the turn of 'launch' alone.",
              List.of(Field.text("identifier", "of the task")),
              List.of(Field.flag("permitted", "false when the app's manifest does not permit it")),
              TaskCommands::register),
          Command.question(
              "submit",
              "Asks for one background launch; a pending one of that identifier is replaced.",
              List.of(
                  Field.text("kind", Field.oneOf(Kind.class)),
                  Field.text("identifier", "that was registered"),
                  Field.text(
                          "earliestBeginDate",
                          "ISO 8601 in UTC, by the wall clock; not of continued processing")
                      .optional(),
                  Field.flag("requiresNetwork", "of processing and health research").optional(),
                  Field.flag("requiresPower", "of processing and health research").optional(),
                  Field.text(
                          "requiresData",
                          "of health research alone: COMPLETE, UNTIL_FIRST_USER_AUTHENTICATION (the"
                              + " default) or NONE")
                      .optional(),
                  Field.text(
                          "title",
                          "of continued processing, which needs it: what the user reads in the Live"
                              + " Activity")
                      .optional(),
                  Field.text(
                          "strategy",
                          "of continued processing: QUEUE (left out) waits for its turn, FAIL is"
                              + " refused if there is none now")
                      .optional()),
              List.of(),
              TaskCommands::submit),
          Command.effect(
              "task.cancel",
              "Takes a pending request back.",
              List.of(Field.text("identifier", "of the request")),
              (session, line) -> session.app().backgroundTasks().cancel(line.text("identifier"))),
          Command.question(
              "task.pending",
              "Asks which requests wait.",
              List.of(),
              List.of(Field.of("identifiers", Field.Type.TEXTS, "in order of submission")),
              (session, line) ->
                  Map.of(
                      "identifiers",
                      session.app().backgroundTasks().pending().stream()
                          .map(BackgroundTasks.Request::identifier)
                          .toList())),
          Command.effect(
              "task.progress",
              "Says how far continued processing has got; without progress the system ends it.",
              List.of(
                  Field.number("task", "which"),
                  Field.number("completed", "units done, from 0 to the total"),
                  Field.number("total", "units in all, at least 1")),
              TaskCommands::progress),
          Command.effect(
              "task.complete",
              "Says that the work of a task is done.",
              List.of(Field.number("task", "which"), Field.flag("success", "how it went")),
              (session, line) ->
                  session.tasks().take(line, "task").setTaskCompleted(line.flag("success"))));

  private TaskCommands() {}

  private static Map<String, Object> register(Session session, Line line) {
    String identifier = line.text("identifier");
    boolean permitted =
        session
            .app()
            .backgroundTasks()
            .register(
                identifier,
                task -> {
                  long number = session.tasks().add(task);
                  task.setExpirationHandler(
                      () -> session.tell(Event.TASK_EXPIRED, Map.of("task", number)));
                  Map<String, Object> fields = new LinkedHashMap<>();
                  fields.put("task", number);
                  fields.put("identifier", identifier);
                  session.tell(Event.TASK, fields);
                });
    return Map.of("permitted", permitted);
  }

  private static Map<String, Object> submit(Session session, Line line)
      throws Command.RefusedException {
    String identifier = line.text("identifier");
    BackgroundTasks.Request request =
        switch (line.word("kind", Kind.class)) {
          case REFRESH -> new AppRefreshRequest(identifier, earliestBeginDate(line));
          case PROCESSING -> processing(line);
          case HEALTH_RESEARCH -> new HealthResearchRequest(processing(line), protection(line));
          case CONTINUED_PROCESSING -> continued(line);
        };
    try {
      session.app().backgroundTasks().submit(request);
      return Map.of();
    } catch (SubmitException e) {
      throw new Command.RefusedException(
          e.error().name(), e.error().code(), String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Instant earliestBeginDate(Line line) {
    String date = line.textOrNull("earliestBeginDate");
    try {
      return date == null ? null : Instant.parse(date);
    } catch (DateTimeParseException e) {
      throw line.wrong("needs an instant such as 2026-03-02T07:40:00Z in 'earliestBeginDate'");
    }
  }

  private static ContinuedProcessingRequest continued(Line line) {
    if (!line.has("title")) {
      throw line.wrong("needs the field 'title' for continued processing: the user reads it");
    }
    return new ContinuedProcessingRequest(
        line.text("identifier"),
        line.text("title"),
        line.has("strategy") ? line.word("strategy", Strategy.class) : Strategy.QUEUE);
  }

  private static ProcessingRequest processing(Line line) {
    ProcessingRequest processing =
        new ProcessingRequest(line.text("identifier"), earliestBeginDate(line));
    if (line.flagOr("requiresNetwork", false)) {
      processing = processing.requiringNetworkConnectivity();
    }
    return line.flagOr("requiresPower", false) ? processing.requiringExternalPower() : processing;
  }

  private static Protection protection(Line line) {
    return line.has("requiresData")
        ? line.word("requiresData", Protection.class)
        : Protection.UNTIL_FIRST_USER_AUTHENTICATION;
  }

  private static void progress(Session session, Line line) {
    if (!(session.tasks().find(line, "task") instanceof ContinuedProcessingTask task)) {
      throw line.wrong("is for continued processing, and task " + line.number("task") + " is not");
    }
    long completed = line.amount("completed");
    long total = line.number("total");
    if (total < 1 || completed > total) {
      throw line.wrong("needs a 'total' of at least 1 and of 'completed' at least");
    }
    task.updateProgress(completed, total);
  }
}
