package dev.torpor.harness.process;

import dev.torpor.app.UrlSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands about what outlives the process: stored values and the replica. */
final class StorageCommands {
  private static final Field KEY = Field.text("key", "of the value");
  private static final Field EXCHANGE =
      Field.number("exchange", "of the response that brought it, in this process");
  private static final Field RECORDS =
      Field.of("records", Field.Type.RECORDS, "'deleted' may be left out");
  private static final Field TOKEN =
      Field.text("token", "kept with the records; null or left out for none").optional();
  private static final Field EDIT = Field.of("edit", Field.Type.EDIT, "as 'edited' told of it");

  static final List<Command> ALL =
      List.of(
          Command.question(
              "storage.get",
              "Reads a durable value.",
              List.of(KEY),
              List.of(Field.text("value", "null when there is none").optional()),
              (session, line) -> value("value", session.app().storage().get(line.text("key")))),
          Command.effect(
              "storage.put",
              "Writes a durable value.",
              List.of(KEY, Field.text("value", "the value")),
              (session, line) -> session.app().storage().put(line.text("key"), line.text("value"))),
          Command.effect(
              "storage.remove",
              "Removes a durable value.",
              List.of(KEY),
              (session, line) -> session.app().storage().remove(line.text("key"))),
          Command.question(
              "replica.token",
              "Reads the token that was applied last.",
              List.of(),
              List.of(Field.text("token", "null when there is none").optional()),
              (session, line) -> value("token", session.app().replica().token())),
          Command.question(
              "replica.version",
              "Reads which version of a record is held.",
              List.of(Field.text("id", "of the record")),
              List.of(Field.number("version", "0 when it is not held")),
              (session, line) ->
                  Map.of("version", session.app().replica().version(line.text("id")))),
          Command.question(
              "replica.records",
              "Reads which records are held.",
              List.of(),
              List.of(Field.of("ids", Field.Type.TEXTS, "in order")),
              (session, line) -> Map.of("ids", List.copyOf(session.app().replica().records()))),
          Command.effect(
              "replica.apply",
              "Stores what a response brought, all or nothing.",
              List.of(EXCHANGE, RECORDS, TOKEN),
              (session, line) ->
                  session
                      .app()
                      .replica()
                      .apply(basis(session, line), line.records("records"), token(line))),
          Command.effect(
              "replica.replace",
              "Stores a whole new copy: what is not listed is gone.",
              List.of(EXCHANGE, RECORDS, TOKEN),
              (session, line) ->
                  session
                      .app()
                      .replica()
                      .replaceAll(basis(session, line), line.records("records"), token(line))),
          Command.effect(
              "replica.acknowledge",
              "Notes that the server has an edit.",
              List.of(EXCHANGE, EDIT, RECORDS),
              (session, line) ->
                  session
                      .app()
                      .replica()
                      .acknowledge(
                          basis(session, line), line.edit("edit"), line.records("records"))),
          Command.effect(
              "replica.surface",
              "Tells the user that an edit could not be saved.",
              List.of(EDIT, Field.text("reason", "for the user")),
              (session, line) ->
                  session.app().replica().surface(line.edit("edit"), line.text("reason"))));

  private StorageCommands() {}

  private static Map<String, Object> value(String name, @Nullable String value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (value != null) {
      fields.put(name, value);
    }
    return fields;
  }

  private static @Nullable String token(Line line) {
    return line.textOrNull("token");
  }

  private static UrlSession.Response basis(Session session, Line line) {
    UrlSession.Response basis = session.response(line.number("exchange"));
    if (basis == null) {
      throw line.wrong("needs the number of an exchange that this process was told of");
    }
    return basis;
  }
}
