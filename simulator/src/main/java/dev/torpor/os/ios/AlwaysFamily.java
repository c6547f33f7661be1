package dev.torpor.os.ios;

import dev.torpor.os.BlockReason;
import dev.torpor.os.Decision;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameters;
import java.util.OptionalLong;

/** The family {@code always}: the upper bound of what any system could grant. */
public final class AlwaysFamily implements OsPolicyFamily {
  /** For the service mechanism. */
  public AlwaysFamily() {}

  @Override
  public String name() {
    return "always";
  }

  @Override
  public String summary() {
    return "grants every request as soon as it is due";
  }

  @Override
  public OsPolicy create(OptionalLong durationMicros, PolicyParameters parameters) {
    return new PlainPolicy(
        name(),
        parameters,
        (work, now) ->
            new Decision.Builder().blockUntil(BlockReason.NOT_DUE, work.notBefore(), now).decide());
  }
}
