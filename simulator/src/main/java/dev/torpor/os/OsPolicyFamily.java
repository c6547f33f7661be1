package dev.torpor.os;

import java.util.OptionalLong;

/**
 * A kind of policy that scenarios name. Found by the service mechanism: one class and one line in
 * {@code META-INF/services} add one.
 */
public interface OsPolicyFamily {
  /** The name before the colon: {@code ios}, {@code every}. */
  String name();

  /** What it does, in one sentence for help texts. */
  String summary();

  /** True when the name is followed by a duration, as in {@code every:30min}. */
  default boolean takesDuration() {
    return false;
  }

  /**
   * Makes the policy.
   *
   * @param durationMicros present if and only if {@link #takesDuration}
   * @param parameters of the profile file, after the scenario's overrides
   */
  OsPolicy create(OptionalLong durationMicros, PolicyParameters parameters);
}
