package dev.torpor.harness.text;

/** A text that does not say what it should; the message tells what to write instead. */
public final class TextException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** A mistake, in a sentence without a full stop. */
  public TextException(String message) {
    super(message);
  }
}
