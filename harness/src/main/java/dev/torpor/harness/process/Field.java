package dev.torpor.harness.process;

import java.util.Arrays;
import java.util.List;

/**
 * A field of a line.
 *
 * @param name as it stands in the line
 * @param description a phrase for the protocol's page
 */
record Field(String name, Type type, Presence presence, String description) {
  /** What a field holds. */
  enum Type {
    TEXT("text"),
    NUMBER("number"),
    FLAG("true or false"),
    TEXTS("list of texts"),
    MAP("object of texts"),
    RECORDS("list of {id, version, deleted}"),
    EDIT("{id, record, kind, bytes}");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Whether a field must be there. */
  enum Presence {
    REQUIRED,
    OPTIONAL
  }

  static Field text(String name, String description) {
    return new Field(name, Type.TEXT, Presence.REQUIRED, description);
  }

  /** The words a field may hold, for its description. */
  static <E extends Enum<E>> String oneOf(Class<E> words) {
    List<String> names = Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  static Field number(String name, String description) {
    return new Field(name, Type.NUMBER, Presence.REQUIRED, description);
  }

  static Field flag(String name, String description) {
    return new Field(name, Type.FLAG, Presence.REQUIRED, description);
  }

  static Field of(String name, Type type, String description) {
    return new Field(name, type, Presence.REQUIRED, description);
  }

  /** The same field that may be left out. */
  Field optional() {
    return new Field(name, type, Presence.OPTIONAL, description);
  }

  boolean isRequired() {
    return presence == Presence.REQUIRED;
  }
}
