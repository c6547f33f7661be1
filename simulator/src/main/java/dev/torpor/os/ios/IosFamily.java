package dev.torpor.os.ios;

import dev.torpor.os.OsPolicy;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameters;
import java.util.OptionalLong;

/** The family {@code ios}. */
public final class IosFamily implements OsPolicyFamily {
  /** For the service mechanism. */
  public IosFamily() {}

  @Override
  public String name() {
    return "ios";
  }

  @Override
  public String summary() {
    return "documented iOS rules, declared defaults where nobody documents a number";
  }

  @Override
  public OsPolicy create(OptionalLong durationMicros, PolicyParameters parameters) {
    return new IosPolicy(name(), parameters);
  }
}
