package dev.torpor.harness.text;

/**
 * By how much a clock is set: {@code -2h} for back, {@code 30min} or {@code +30min} for ahead.
 *
 * @param micros not 0
 */
public record ClockShift(long micros) {
  /** How it is written. */
  public static final TextForm<ClockShift> FORM =
      new TextForm<>(
          "a time by which a clock is set",
          "-2h",
          "[+-]?(" + TimeSpan.FORM.pattern() + ")",
          ClockShift::parse);

  /** Checks that it is one. */
  public ClockShift {
    if (micros == 0) {
      throw new IllegalArgumentException("a clock that is set by 0 stays as it is");
    }
  }

  /** Reads a shift; throws {@link TextException} with advice if the text is not one. */
  public static ClockShift parse(String text) {
    String stripped = text.strip();
    boolean back = stripped.startsWith("-");
    boolean signed = back || stripped.startsWith("+");
    long micros = TimeSpan.parse(signed ? stripped.substring(1) : stripped).micros();
    if (micros == 0) {
      throw new TextException("'" + text + "' would leave the clock as it is");
    }
    return new ClockShift(back ? -micros : micros);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return (micros < 0 ? "-" : "+") + new TimeSpan(Math.abs(micros));
  }
}
