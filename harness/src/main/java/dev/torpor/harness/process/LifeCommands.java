package dev.torpor.harness.process;

import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.BackgroundTasks;
import dev.torpor.app.BackgroundTasks.AppRefreshRequest;
import dev.torpor.app.BackgroundTasks.HealthResearchRequest;
import dev.torpor.app.BackgroundTasks.ProcessingRequest;
import dev.torpor.app.BackgroundTasks.SubmitException;
import dev.torpor.app.DeviceStatus;
import dev.torpor.app.Files.Protection;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands about turns, background work, time and the device. */
final class LifeCommands {
  static final List<Command> ALL =
      List.of(
          Command.effect(
              "done",
              "The turn is over: virtual time may go on. Ends every turn.",
              List.of(),
              (session, line) -> session.endTurn()),
          Command.effect(
              "log",
              "Writes a line into the trace.",
              List.of(Field.text("message", "the line")),
              (session, line) -> session.app().log(line.text("message"))),
          Command.question(
              "register",
              "Registers a background task; in the turn of 'launch' alone.",
              List.of(Field.text("identifier", "of the task")),
              List.of(Field.flag("permitted", "false when the app's manifest does not permit it")),
              LifeCommands::register),
          Command.question(
              "submit",
              "Asks for one background launch; a pending one of that identifier is replaced.",
              List.of(
                  Field.text("kind", "REFRESH, PROCESSING or HEALTH_RESEARCH"),
                  Field.text("identifier", "that was registered"),
                  Field.text("earliestBeginDate", "ISO 8601 in UTC, by the wall clock").optional(),
                  Field.flag("requiresNetwork", "not of a refresh").optional(),
                  Field.flag("requiresPower", "not of a refresh").optional(),
                  Field.text(
                          "requiresData",
                          "of health research alone: COMPLETE, UNTIL_FIRST_USER_AUTHENTICATION (the"
                              + " default) or NONE")
                      .optional()),
              List.of(),
              LifeCommands::submit),
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
              "task.complete",
              "Says that the work of a task is done.",
              List.of(Field.number("task", "which"), Field.flag("success", "how it went")),
              (session, line) ->
                  session.tasks().take(line, "task").setTaskCompleted(line.flag("success"))),
          Command.effect(
              "fetch.interval",
              "Asks for background fetches of the old kind, not more often than that.",
              List.of(Field.number("seconds", "at least 0")),
              (session, line) ->
                  session
                      .app()
                      .setMinimumBackgroundFetchInterval(
                          Duration.ofSeconds(line.amount("seconds")))),
          Command.effect(
              "push.register",
              "Asks for the device token, which 'token' brings.",
              List.of(),
              (session, line) -> session.app().pushNotifications().register()),
          Command.effect(
              "complete",
              "Answers a push or a fetch.",
              List.of(
                  Field.number("completion", "which"),
                  Field.text("result", "NEW_DATA, NO_DATA or FAILED")),
              (session, line) ->
                  session
                      .completions()
                      .take(line, "completion")
                      .accept(line.word("result", BackgroundFetchResult.class))),
          Command.effect(
              "timer.start",
              "Starts a timer; 'timer' tells when it is due.",
              List.of(
                  Field.number("timer", "a number of the client's choice"),
                  Field.number("afterMillis", "at least 0")),
              LifeCommands::startTimer),
          Command.effect(
              "timer.cancel",
              "Cancels a timer; does nothing when it is over.",
              List.of(Field.number("timer", "which")),
              (session, line) -> session.timers().cancel(line.number("timer"))),
          Command.effect(
              "assertion.begin",
              "Asks for more time in the background.",
              List.of(
                  Field.number("assertion", "a number of the client's choice"),
                  Field.text("name", "for people")),
              LifeCommands::beginAssertion),
          Command.effect(
              "assertion.end",
              "Gives the time back.",
              List.of(Field.number("assertion", "which")),
              (session, line) -> session.assertions().take(line, "assertion").end()),
          Command.effect(
              "compute",
              "Spends processor time: the next turn begins when it is over.",
              List.of(Field.number("millis", "at least 0")),
              (session, line) -> session.app().compute(Duration.ofMillis(line.amount("millis")))),
          Command.question(
              "random",
              "Draws a number that is the same in every run of the scenario and seed.",
              List.of(
                  Field.text("purpose", "names the stream of chance"),
                  Field.number("bound", "at least 1")),
              List.of(Field.number("value", "from 0 to below the bound")),
              LifeCommands::random),
          Command.question(
              "device",
              "Asks what can be observed of device and app.",
              List.of(),
              List.of(
                  Field.number("batteryPercent", "in whole per cent"),
                  Field.flag("charging", "a charger is connected"),
                  Field.flag("lowPowerMode", "the user has switched it on"),
                  Field.flag("lowDataMode", "the path is constrained"),
                  Field.flag("protectedDataAvailable", "files of class A can be read"),
                  Field.flag("backgroundRefreshAvailable", "the user allows it"),
                  Field.flag("foreground", "the user sees the app"),
                  Field.text("path", "the interface of the network path"),
                  Field.text("zone", "the time zone")),
              (session, line) -> device(session.app().device())));

  private LifeCommands() {}

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
    String date = line.textOrNull("earliestBeginDate");
    Instant earliest;
    try {
      earliest = date == null ? null : Instant.parse(date);
    } catch (DateTimeParseException e) {
      throw line.wrong("needs an instant such as 2026-03-02T07:40:00Z in 'earliestBeginDate'");
    }
    BackgroundTasks.Request request =
        switch (line.text("kind")) {
          case "REFRESH" -> new AppRefreshRequest(identifier, earliest);
          case "PROCESSING" -> processing(line, identifier, earliest);
          case "HEALTH_RESEARCH" ->
              new HealthResearchRequest(processing(line, identifier, earliest), protection(line));
          default -> throw line.wrong("needs REFRESH, PROCESSING or HEALTH_RESEARCH in 'kind'");
        };
    try {
      session.app().backgroundTasks().submit(request);
      return Map.of();
    } catch (SubmitException e) {
      throw new Command.RefusedException(
          e.error().name(), e.error().code(), String.valueOf(e.getMessage()));
    }
  }

  private static ProcessingRequest processing(
      Line line, String identifier, @Nullable Instant earliest) {
    ProcessingRequest processing = new ProcessingRequest(identifier, earliest);
    if (line.flagOr("requiresNetwork", false)) {
      processing = processing.requiringNetworkConnectivity();
    }
    return line.flagOr("requiresPower", false) ? processing.requiringExternalPower() : processing;
  }

  private static Protection protection(Line line) {
    String named = line.textOrNull("requiresData");
    if (named == null) {
      return Protection.UNTIL_FIRST_USER_AUTHENTICATION;
    }
    for (Protection each : Protection.values()) {
      if (each.name().equals(named)) {
        return each;
      }
    }
    throw line.wrong("needs COMPLETE, UNTIL_FIRST_USER_AUTHENTICATION or NONE in 'requiresData'");
  }

  private static void startTimer(Session session, Line line) {
    long number = line.number("timer");
    session
        .timers()
        .put(
            line,
            number,
            session
                .app()
                .after(
                    Duration.ofMillis(line.amount("afterMillis")),
                    () -> {
                      session.timers().remove(number);
                      session.tell(Event.TIMER, Map.of("timer", number));
                    }));
  }

  private static void beginAssertion(Session session, Line line) {
    long number = line.number("assertion");
    session
        .assertions()
        .put(
            line,
            number,
            session
                .app()
                .beginBackgroundTask(
                    line.text("name"),
                    () -> session.tell(Event.ASSERTION_EXPIRED, Map.of("assertion", number))));
  }

  private static Map<String, Object> random(Session session, Line line) {
    long bound = line.number("bound");
    if (bound < 1) {
      throw line.wrong("needs a bound of at least 1");
    }
    return Map.of("value", session.app().random(line.text("purpose")).nextLong(bound));
  }

  private static Map<String, Object> device(DeviceStatus device) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("batteryPercent", device.batteryPercent());
    fields.put("charging", device.charging());
    fields.put("lowPowerMode", device.lowPowerMode());
    fields.put("lowDataMode", device.lowDataMode());
    fields.put("protectedDataAvailable", device.protectedDataAvailable());
    fields.put("backgroundRefreshAvailable", device.backgroundRefreshAvailable());
    fields.put("foreground", device.inForeground());
    fields.put("path", device.networkPath().name());
    fields.put("zone", device.timeZone().getId());
    return fields;
  }
}
