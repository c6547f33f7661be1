package dev.torpor.harness.run;

import java.util.List;

/** The command line asks for what does not exist or does not fit the scenario. */
public final class OverrideException extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> messages;

  /** At least one message. */
  public OverrideException(List<String> messages) {
    super(String.join("\n", messages));
    this.messages = List.copyOf(messages);
  }

  /** What is wrong, one message each. */
  public List<String> messages() {
    return messages;
  }
}
