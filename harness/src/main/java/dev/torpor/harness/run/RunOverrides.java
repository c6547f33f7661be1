package dev.torpor.harness.run;

import dev.torpor.harness.backend.BackendMode;
import dev.torpor.harness.scenario.Use;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says otherwise than the scenario.
 *
 * @param client null for the scenario's own
 * @param policy null for the scenario's own
 * @param seed empty for the scenario's own
 * @param durationMicros empty for the scenario's own
 * @param clientTimeout how long one callback of the client may take in real time
 * @param backendMode null for the scenario's own way to the backend
 */
public record RunOverrides(
    @Nullable Use client,
    @Nullable Use policy,
    OptionalLong seed,
    OptionalLong durationMicros,
    Duration clientTimeout,
    @Nullable BackendMode backendMode) {
  /** Everything as the scenario says. */
  public static RunOverrides none() {
    return new RunOverrides(
        null, null, OptionalLong.empty(), OptionalLong.empty(), Watchdog.DEFAULT_LIMIT, null);
  }

  /** The same with another client. */
  public RunOverrides withClient(Use other) {
    return new RunOverrides(other, policy, seed, durationMicros, clientTimeout, backendMode);
  }

  /** The same with another seed. */
  public RunOverrides withSeed(long other) {
    return new RunOverrides(
        client, policy, OptionalLong.of(other), durationMicros, clientTimeout, backendMode);
  }

  /** The same with another limit of real time. */
  public RunOverrides withClientTimeout(Duration other) {
    return new RunOverrides(client, policy, seed, durationMicros, other, backendMode);
  }

  /** The same with another way to the backend. */
  public RunOverrides withBackendMode(BackendMode other) {
    return new RunOverrides(client, policy, seed, durationMicros, clientTimeout, other);
  }
}
