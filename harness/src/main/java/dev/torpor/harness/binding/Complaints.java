package dev.torpor.harness.binding;

/** Receives mistakes in something that was chosen by name, with options. */
public interface Complaints {
  /** There is no option of this name. */
  void aboutName(String key, String message);

  /** The value of an option is wrong; {@code use} stands for the chosen name itself. */
  void aboutValue(String key, String message);
}
