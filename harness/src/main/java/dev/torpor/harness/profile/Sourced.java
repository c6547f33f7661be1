package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import org.jspecify.annotations.Nullable;

/** One line of a profile: a value with its pedigree. */
public record Sourced<T>(
    @Key("The value with its unit.") T value,
    @Key("How far it can be trusted.") Grade grade,
    @Key("How sure the one who graded it is.") @Nullable Confidence confidence,
    @Key("Where it comes from.") String source) {
  /** How sure the one who graded a figure is. */
  public enum Confidence {
    /** Sure. */
    HIGH,
    /** Fairly sure. */
    MEDIUM,
    /** Not sure: sweep it before leaning on it. */
    LOW
  }
}
