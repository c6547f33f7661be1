package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Complaints;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.harness.text.TextException;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Overrides parameters of a policy by name, such as {@code bgt.refreshMinSpacing}, or by the last
 * segment of one, if only one has it.
 */
public final class PolicyOverrides {
  private PolicyOverrides() {}

  /**
   * The parameters with the given values in place of their own.
   *
   * @param given values as written, by name
   * @param complaints receives every mistake
   * @return null when there are mistakes
   */
  public static @Nullable PolicyParameters apply(
      PolicyParameters base, Map<String, String> given, Complaints complaints) {
    Map<String, PolicyParameter> parameters = new TreeMap<>();
    for (PolicyParameter parameter : base.all()) {
      parameters.put(parameter.name(), parameter);
    }
    boolean complete = true;
    for (Map.Entry<String, String> entry : given.entrySet()) {
      String name = entry.getKey();
      PolicyParameter parameter = find(base, name, complaints);
      try {
        if (parameter != null) {
          parameters.put(parameter.name(), overridden(parameter, entry.getValue()));
        }
      } catch (TextException e) {
        complaints.aboutValue(name, String.valueOf(e.getMessage()));
        parameter = null;
      }
      complete &= parameter != null;
    }
    return complete ? new PolicyParameters(parameters.values()) : null;
  }

  /** The last segment of a parameter's name. */
  public static String shortName(PolicyParameter parameter) {
    return shortName(parameter.name());
  }

  /** The last segment of a name. */
  public static String shortName(String parameter) {
    return parameter.substring(parameter.lastIndexOf('.') + 1);
  }

  private static PolicyParameter overridden(PolicyParameter parameter, String text) {
    ParameterValue value = ParameterValue.parse(text, parameter.kind());
    return new PolicyParameter(
        parameter.name(),
        parameter.kind(),
        value.value(),
        text,
        PolicyParameter.Grade.CHOICE,
        "the scenario");
  }

  private static @Nullable PolicyParameter find(
      PolicyParameters parameters, String name, Complaints complaints) {
    List<PolicyParameter> found = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (PolicyParameter parameter : parameters.all()) {
      names.add(shortName(parameter));
      if (parameter.name().equals(name) || shortName(parameter).equals(name)) {
        found.add(parameter);
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      parameters.all().forEach(parameter -> names.add(parameter.name()));
      String hint = NearestMatch.hint(name, names);
      String help = hint.isEmpty() ? ": torpor list policies names them all" : hint;
      complaints.aboutName(name, "the policy has no parameter '" + name + "'" + help);
    } else {
      List<String> full = found.stream().map(PolicyParameter::name).toList();
      complaints.aboutName(name, "'" + name + "' could be " + String.join(" or ", full));
    }
    return null;
  }
}
