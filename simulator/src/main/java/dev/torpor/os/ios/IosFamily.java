package dev.torpor.os.ios;

import dev.torpor.os.OsPolicy;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameters;
import java.util.OptionalLong;

/** The family {@code ios}, and those that share its rules under other parameters. */
public final class IosFamily implements OsPolicyFamily {
  /** What scenarios call the rules under their default parameters. */
  public static final String NAME = "ios";

  private final String name;
  private final String summary;

  /** For the service mechanism. */
  public IosFamily() {
    this(NAME, "documented iOS rules, declared defaults where nobody documents a number");
  }

  /**
   * The rules of iOS under the parameters of another profile.
   *
   * @param name of the profile, and of the family
   * @param summary what is different about it, in one sentence
   */
  public IosFamily(String name, String summary) {
    this.name = name;
    this.summary = summary;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public OsPolicy create(OptionalLong durationMicros, PolicyParameters parameters) {
    return new IosPolicy(name, parameters);
  }
}
