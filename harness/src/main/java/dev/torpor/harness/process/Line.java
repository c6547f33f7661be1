package dev.torpor.harness.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.app.ClientFault;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.harness.text.NearestMatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line that a process wrote, read as a command. Whatever is wrong with it quotes the line. */
final class Line {
  private static final String TYPE = "type";
  private static final int MOST_QUOTED = 300;

  private final String text;
  private final JsonNode node;
  private final Command command;

  private Line(String text, JsonNode node, Command command) {
    this.text = text;
    this.node = node;
    this.command = command;
  }

  /**
   * Reads a line.
   *
   * @throws ClientFault when it is no command
   */
  static Line read(String text) {
    JsonNode node = Json.object(text);
    if (node == null) {
      throw nonsense("which is not one JSON object", text);
    }
    String type = node.path(TYPE).asText();
    Command command = Command.all().get(type);
    if (command == null) {
      throw nonsense(
          "but there is no command '"
              + type
              + "'"
              + NearestMatch.hint(type, Command.all().keySet()),
          text);
    }
    Line line = new Line(text, node, command);
    line.checkNames();
    return line;
  }

  private void checkNames() {
    List<String> names = command.fields().stream().map(Field::name).toList();
    for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
      String name = given.next();
      if (!name.equals(TYPE) && !names.contains(name)) {
        throw wrong("has no field '" + name + "'" + NearestMatch.hint(name, names));
      }
    }
    for (Field field : command.fields()) {
      if (field.isRequired() && !node.hasNonNull(field.name())) {
        throw wrong("needs the field '" + field.name() + "': " + field.description());
      }
    }
  }

  Command command() {
    return command;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  String text(String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw wrong("needs a text in '" + name + "'");
    }
    return value.textValue();
  }

  @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  long number(String name) {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong("needs a whole number in '" + name + "'");
    }
    return value.longValue();
  }

  /** A number from 0 on. */
  long amount(String name) {
    long amount = number(name);
    if (amount < 0) {
      throw wrong("needs a number in '" + name + "' that is not negative");
    }
    return amount;
  }

  boolean flag(String name) {
    JsonNode value = node.path(name);
    if (!value.isBoolean()) {
      throw wrong("needs true or false in '" + name + "'");
    }
    return value.booleanValue();
  }

  boolean flagOr(String name, boolean otherwise) {
    return has(name) ? flag(name) : otherwise;
  }

  /** A map of texts, empty when it is not there. */
  Map<String, String> map(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    if (has(name)) {
      JsonNode value = node.path(name);
      if (!value.isObject()) {
        throw wrong("needs an object in '" + name + "'");
      }
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        map.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return map;
  }

  List<RecordVersion> records(String name) {
    List<RecordVersion> records = new ArrayList<>();
    JsonNode value = node.path(name);
    if (!value.isArray()) {
      throw wrong("needs a list in '" + name + "'");
    }
    for (JsonNode record : value) {
      long version = record.path("version").asLong();
      if (!record.path("id").isTextual() || version < 1) {
        throw wrong("needs records with an id and a version of at least 1");
      }
      records.add(
          new RecordVersion(
              record.path("id").textValue(), version, record.path("deleted").asBoolean()));
    }
    return records;
  }

  LocalEdit edit(String name) {
    JsonNode edit = node.path(name);
    try {
      return new LocalEdit(
          edit.path("id").asText(),
          edit.path("record").asText(),
          LocalEdit.Kind.valueOf(edit.path("kind").asText()),
          edit.path("bytes").asInt());
    } catch (IllegalArgumentException e) {
      throw wrong("needs the edit as it was told of it in '" + name + "'");
    }
  }

  /** One of a few words. */
  <E extends Enum<E>> E word(String name, Class<E> type) {
    String given = text(name);
    List<String> words = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(given)) {
        return constant;
      }
      words.add(constant.name());
    }
    throw wrong("needs one of " + words + " in '" + name + "'" + NearestMatch.hint(given, words));
  }

  /** A fault of this line; {@code what} goes on after the name of the command. */
  ClientFault wrong(String what) {
    return nonsense("but '" + command.word() + "' " + what, text);
  }

  /** A fault of a line, quoted. */
  static ClientFault nonsense(String what, String line) {
    return new ClientFault("the process wrote a line, " + what + "; the line: " + quoted(line));
  }

  /** A line for people, shortened when it is long. */
  static String quoted(String line) {
    return line.length() <= MOST_QUOTED
        ? line
        : line.substring(0, MOST_QUOTED) + "... (" + line.length() + " characters)";
  }
}
