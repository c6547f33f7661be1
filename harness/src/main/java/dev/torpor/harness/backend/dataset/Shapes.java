package dev.torpor.harness.backend.dataset;

import dev.torpor.random.RandomStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All shapes by the name that scenarios and stubs use. */
public final class Shapes {
  private static final Map<String, Kind> KINDS = new TreeMap<>();

  static {
    add("cursor", CursorShape.OPTIONS, CursorShape::new, "what has changed since a cursor");
    add("list", ListShape.OPTIONS, ListShape::new, "all records every time, plain REST");
    add(
        "longpoll",
        LongPollShape.OPTIONS,
        LongPollShape::new,
        "a cursor feed, and a poll that is held until it changes");
    add(
        "paged",
        PagedShape.OPTIONS,
        PagedShape::new,
        "a change feed in pages, with page tokens and sync tokens");
    add(
        "resumable",
        ResumableShape.OPTIONS,
        ResumableShape::new,
        "uploads that go on where they were cut off, tus and the IETF's draft");
    add(
        "revtree",
        RevtreeShape.OPTIONS,
        RevtreeShape::new,
        "documents with revision trees that replicate, as CouchDB's");
    add(
        "validators",
        ValidatorsShape.OPTIONS,
        ValidatorsShape::new,
        "one document with an ETag: all of it, or 304 when nothing has changed");
  }

  private Shapes() {}

  private interface Maker {
    Shape make(ShapeOptions options, RandomStream chance) throws ShapeOptionException;
  }

  private record Kind(List<ShapeOption> options, Maker maker, String summary) {}

  private static void add(String name, List<ShapeOption> options, Maker maker, String summary) {
    KINDS.put(name, new Kind(options, maker, summary));
  }

  /** The names, in alphabetical order. */
  public static List<String> names() {
    return List.copyOf(KINDS.keySet());
  }

  /** What a shape is, in one sentence for help texts. */
  public static String summary(String name) {
    return kind(name).summary;
  }

  /** What a stub may say about a shape. */
  public static List<ShapeOption> options(String name) {
    return kind(name).options;
  }

  /**
   * A shape for one run.
   *
   * @param options as the stub writes them, by name
   * @param chance what it may draw from
   * @throws ShapeOptionException when an option is unknown, unreadable or does not go with others
   */
  public static Shape create(String name, Map<String, String> options, RandomStream chance)
      throws ShapeOptionException {
    Kind kind = kind(name);
    return kind.maker.make(ShapeOptions.read(kind.options, options), chance);
  }

  private static Kind kind(String name) {
    Kind kind = KINDS.get(name);
    if (kind == null) {
      throw new IllegalArgumentException("there is no shape '" + name + "'");
    }
    return kind;
  }
}
