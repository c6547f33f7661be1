package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.profile.Catalog;
import dev.torpor.harness.profile.PolicyOverrides;
import dev.torpor.harness.profile.ProfileKind;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.os.OsPolicy;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameterException;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.ios.IosFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the policy that was chosen by name, with parameters overridden. */
public final class PolicyChoice {
  private PolicyChoice() {}

  /**
   * Makes a policy: {@code ios}, {@code every:30min}. Its parameters come from the shipped profile
   * of its family's name, else from that of iOS.
   *
   * @param complaints receives every mistake
   * @return null when there are mistakes
   */
  public static @Nullable OsPolicy find(
      Use use, List<OsPolicyFamily> families, Complaints complaints) {
    int colon = use.name().indexOf(':');
    String name = colon < 0 ? use.name() : use.name().substring(0, colon);
    for (OsPolicyFamily family : families) {
      if (family.name().equals(name)) {
        return create(family, colon < 0 ? null : use.name().substring(colon + 1), use, complaints);
      }
    }
    complaints.aboutValue("use", Unknown.message("policy", name, names(families)));
    return null;
  }

  /** The names to choose from, as scenarios write them. */
  public static List<String> names(List<OsPolicyFamily> families) {
    List<String> names = new ArrayList<>();
    for (OsPolicyFamily family : families) {
      names.add(family.takesDuration() ? family.name() + ":30min" : family.name());
    }
    return names;
  }

  private static @Nullable OsPolicy create(
      OsPolicyFamily family, @Nullable String argument, Use use, Complaints complaints) {
    boolean known = Catalog.shipped().names(ProfileKind.POLICY).contains(family.name());
    PolicyParameters base =
        Profiles.shipped().policyParameters(known ? family.name() : IosFamily.NAME);
    if (base == null) {
      return null;
    }
    PolicyParameters parameters = PolicyOverrides.apply(base, use.options(), complaints);
    if (parameters == null) {
      return null;
    }
    Map<String, String> left = new TreeMap<>(use.options());
    boolean sound = true;
    while (true) { // a policy tells of one mistake at a time
      try {
        OptionalLong micros = duration(family, argument);
        OsPolicy policy = family.create(micros, parameters);
        return sound ? policy : null;
      } catch (PolicyParameterException e) {
        sound = false;
        String key = blamed(e, left);
        String hint = e.allowed().isEmpty() ? "" : NearestMatch.hint(e.word(), e.allowed());
        complaints.aboutValue(key == null ? "use" : key, e.getMessage() + hint);
        PolicyParameters fewer =
            key == null ? null : PolicyOverrides.apply(base, without(left, key), complaints);
        if (fewer == null) {
          return null;
        }
        parameters = fewer;
      } catch (IllegalArgumentException e) { // of the duration
        complaints.aboutValue("use", String.valueOf(e.getMessage()));
        return null;
      }
    }
  }

  private static Map<String, String> without(Map<String, String> options, String key) {
    options.remove(key);
    return options;
  }

  /** The key that gives the first of the parameters that do not fit, null when none is given. */
  private static @Nullable String blamed(
      PolicyParameterException mistake, Map<String, String> options) {
    for (String parameter : mistake.parameters()) {
      for (String key : List.of(parameter, PolicyOverrides.shortName(parameter))) {
        if (options.containsKey(key)) {
          return key;
        }
      }
    }
    return null;
  }

  private static OptionalLong duration(OsPolicyFamily family, @Nullable String argument) {
    if (argument == null && !family.takesDuration()) {
      return OptionalLong.empty();
    }
    String right = family.takesDuration() ? family.name() + ":30min" : family.name();
    if (argument == null || !family.takesDuration()) {
      throw new TextException(
          "the policy '"
              + family.name()
              + (argument == null ? "' needs a duration" : "' takes no duration")
              + ": write "
              + right);
    }
    long micros = TimeSpan.parse(argument).micros();
    if (micros == 0) {
      throw new TextException("the policy '" + family.name() + "' needs more than 0");
    }
    return OptionalLong.of(micros);
  }
}
