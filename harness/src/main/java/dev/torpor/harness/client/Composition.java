package dev.torpor.harness.client;

import dev.torpor.app.ClientOption;
import dev.torpor.harness.client.kit.KitOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A strategy with a name: knobs of its own, and what it is composed of, in which {@code $knob}
 * stands for the value of a knob.
 */
final class Composition {
  private final String name;
  private final String summary;
  private final List<ClientOption> knobs = new ArrayList<>();
  private final Map<String, String> pieces = new LinkedHashMap<>();

  private Composition(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  /**
   * A strategy that is the kit with its defaults, so far.
   *
   * @param summary one sentence
   * @param source where the mechanism and its numbers come from
   */
  static Composition of(String name, String summary, String source) {
    return new Composition(name, summary + " [" + source + "]");
  }

  Composition knob(ClientOption knob) {
    knobs.add(knob);
    return this;
  }

  /** What an option of the kit is here unless a scenario says otherwise. */
  Composition set(String option, String value) {
    pieces.put(option, value);
    return this;
  }

  String name() {
    return name;
  }

  String summary() {
    return summary;
  }

  /** The knobs, then the options of the kit with the defaults of this strategy. */
  List<ClientOption> options() {
    List<ClientOption> options = new ArrayList<>(knobs);
    options.addAll(KitOptions.with(pieces));
    return options;
  }
}
