package dev.torpor.harness.backend.dataset;

/** An option that a shape does not have, cannot read, or that does not go with the others. */
public final class ShapeOptionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String option;

  /**
   * A mistake.
   *
   * @param option name of the option as written
   */
  public ShapeOptionException(String option, String message) {
    super(message);
    this.option = option;
  }

  /** Name of the option as written. */
  public String option() {
    return option;
  }
}
