package dev.torpor.harness.scenario;

import java.util.List;

/** Clients or policies that were added cannot be used. */
public final class PluginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> messages;

  /** At least one message. */
  public PluginException(List<String> messages) {
    super(String.join("\n", messages));
    this.messages = List.copyOf(messages);
  }

  /** What is wrong, one message each. */
  public List<String> messages() {
    return messages;
  }
}
