package dev.torpor.app;

import java.util.List;

/**
 * A part that a client can be composed of, with options of its own.
 *
 * @param name as scenarios say it: lower case, words joined by hyphens
 * @param summary what it does, in one sentence for help texts
 * @param options those it understands; any other is refused
 */
public record ClientPart(String name, String summary, List<ClientOption> options) {
  /** Copies the options. */
  public ClientPart {
    options = List.copyOf(options);
  }
}
