package dev.torpor.harness.process;

import dev.torpor.app.BackgroundFetchResult;
import dev.torpor.app.DeviceStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commands about turns, pushes, time and the device. */
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
          Command.question(
              "push.authorize",
              "Asks the user for leave to show alerts; nobody is asked twice.",
              List.of(),
              List.of(Field.flag("authorized", "the user allows alerts")),
              (session, line) ->
                  Map.of("authorized", session.app().pushNotifications().requestAuthorization())),
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
                  Field.number(
                      "backgroundSeconds", "left in the background; huge in the foreground"),
                  Field.text("path", "the interface of the network path"),
                  Field.text("zone", "the time zone")),
              (session, line) -> device(session.app().device())));

  private LifeCommands() {}

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
    fields.put("backgroundSeconds", device.backgroundTimeRemaining().toSeconds());
    fields.put("path", device.networkPath().name());
    fields.put("zone", device.timeZone().getId());
    return fields;
  }
}
