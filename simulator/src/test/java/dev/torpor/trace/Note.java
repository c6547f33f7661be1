package dev.torpor.trace;

import java.util.List;

/** An event with one field of each kind. */
record Note(
    Subsystem subsystem, String type, long number, String text, boolean flag, List<String> texts)
    implements TraceEvent {

  static Note of(Subsystem subsystem, String text) {
    return new Note(subsystem, "note", 7, text, true, List.of("a", "b"));
  }

  @Override
  public void writeTo(FieldWriter out) {
    out.number("number", number);
    out.text("text", text);
    out.flag("flag", flag);
    out.texts("texts", texts);
    out.constant("subsystem", subsystem);
  }
}
