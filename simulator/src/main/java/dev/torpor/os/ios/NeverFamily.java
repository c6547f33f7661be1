package dev.torpor.os.ios;

import dev.torpor.os.BlockReason;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameters;
import java.util.OptionalLong;

/** The family {@code never}: what is left when the system grants nothing. */
public final class NeverFamily implements OsPolicyFamily {
  /** For the service mechanism. */
  public NeverFamily() {}

  @Override
  public String name() {
    return "never";
  }

  @Override
  public String summary() {
    return "grants nothing";
  }

  @Override
  public OsPolicy create(OptionalLong durationMicros, PolicyParameters parameters) {
    return new PlainPolicy(
        name(),
        parameters,
        (work, now) -> new Decision.Builder().block(BlockReason.POLICY_NEVER, true).decide());
  }
}
