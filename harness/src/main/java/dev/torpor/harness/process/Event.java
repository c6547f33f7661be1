package dev.torpor.harness.process;

import dev.torpor.app.Launch;
import java.util.List;

/** What a process is told; one line each, and a turn of the process begins. */
enum Event {
  LAUNCH(
      "launch",
      "The process has been launched. Background tasks must be registered in this turn.",
      Field.number("protocol", "version of this protocol"),
      Field.text("reason", Field.oneOf(Launch.Reason.class)),
      Field.flag("prewarmed", "whether the system had made the process ahead of its launch")),
  FOREGROUND("foreground", "The user sees the app."),
  BACKGROUND("background", "The user has left the app."),
  EDITED(
      "edited",
      "The user has written something, which the client owes the server.",
      Field.of("edit", Field.Type.EDIT, "kind is CREATE, UPDATE or DELETE")),
  WORK(
      "work",
      "The user has started something in the open app that takes long, such as an export: the"
          + " moment for continued processing."),
  TASK(
      "task",
      "A background task was granted; to be completed with 'task.complete'.",
      Field.number("task", "names it from now on"),
      Field.text("identifier", "as it was registered")),
  TASK_EXPIRED(
      "task.expired",
      "The time of a task is over: complete it at once.",
      Field.number("task", "which")),
  FETCH(
      "fetch",
      "A background fetch of the old kind; to be answered with 'complete'.",
      Field.number("completion", "names it from now on")),
  PUSH(
      "push",
      "A push with content-available has arrived; to be answered with 'complete'.",
      Field.number("completion", "names it from now on"),
      Field.of("data", Field.Type.MAP, "the payload beside 'aps'")),
  TOKEN(
      "token",
      "The device token for pushes, which the server needs.",
      Field.text("token", "may differ from the one before")),
  TIMER("timer", "A timer is due.", Field.number("timer", "the client's number of it")),
  ASSERTION_EXPIRED(
      "assertion.expired",
      "The time of an assertion is over: end it at once.",
      Field.number("assertion", "the client's number of it")),
  RESPONSE(
      "response",
      "The whole response to a request has arrived.",
      Field.number("request", "the client's number of it"),
      Field.number("exchange", "basis of what is applied to the replica"),
      Field.number("status", "of HTTP"),
      Field.of("headers", Field.Type.MAP, "values of one name are joined by a comma and a space"),
      Field.text("body", "when it is UTF-8").optional(),
      Field.text("bodyBase64", "when it is not").optional()),
  SESSION_EVENTS(
      "session.events",
      "The app runs because tasks of a background session are over: open the session, which then"
          + " tells of them, and answer with 'session.complete' after 'session.finished'.",
      Field.text("session", "its identifier"),
      Field.number("completion", "names the answer")),
  SESSION_DOWNLOADED(
      "session.downloaded",
      "A download is complete. Its file is gone when this turn ends: 'download.move' keeps it.",
      Field.text("session", "its identifier"),
      Field.number("task", "number of the task in its session"),
      Field.text("description", "as the client gave it"),
      Field.number("exchange", "basis of what is applied to the replica"),
      Field.number("status", "of HTTP; an error status is not a failure"),
      Field.of("headers", Field.Type.MAP, "values of one name are joined by a comma and a space"),
      Field.number("bytes", "length of the file")),
  SESSION_TASK_OVER(
      "session.over",
      "The last word about a task of a background session.",
      Field.text("session", "its identifier"),
      Field.number("task", "number of the task in its session"),
      Field.text("description", "as the client gave it"),
      Field.number("exchange", "basis, when there is an answer").optional(),
      Field.number("status", "of HTTP, when there is an answer").optional(),
      Field.text("error", "as in 'failed'; left out when the server has answered").optional(),
      Field.number("code", "of NSURLErrorDomain").optional(),
      Field.text("reason", "why the system cancelled it, if it did").optional(),
      Field.text("resumeData", "with which 'session.resume' goes on, if that can be").optional()),
  SESSION_FINISHED(
      "session.finished",
      "Everything that waited for the app has been told.",
      Field.text("session", "its identifier")),
  FAILED(
      "failed",
      "No response will come.",
      Field.number("request", "the client's number of it"),
      Field.text("error", "as Apple's URL loading system has it: TIMED_OUT, CONNECTION_LOST, ..."),
      Field.number("code", "of NSURLErrorDomain"),
      Field.flag(
          "definite",
          "true when the server has surely not acted on the request; false when it may have"),
      Field.text("text", "for people"));

  private final String word;
  private final String summary;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<Field> fields;

  Event(String word, String summary, Field... fields) {
    this.word = word;
    this.summary = summary;
    this.fields = List.of(fields);
  }

  String word() {
    return word;
  }

  String summary() {
    return summary;
  }

  List<Field> fields() {
    return fields;
  }
}
