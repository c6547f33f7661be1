package dev.torpor.os;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of a policy by name, as a profile file gives them and a scenario overrides them.
 */
public final class PolicyParameters {
  private final Map<String, PolicyParameter> byName = new TreeMap<>();

  /**
   * The parameters of one profile.
   *
   * @throws IllegalArgumentException when a name occurs twice
   */
  public PolicyParameters(Collection<PolicyParameter> parameters) {
    for (PolicyParameter parameter : parameters) {
      if (byName.put(parameter.name(), parameter) != null) {
        throw new IllegalArgumentException("parameter " + parameter.name() + " is given twice");
      }
    }
  }

  /** Microseconds. */
  public long duration(String name) {
    return value(name, PolicyParameter.Kind.DURATION);
  }

  /** On or off. */
  public boolean flag(String name) {
    return value(name, PolicyParameter.Kind.FLAG) != 0;
  }

  /** A share of the whole, from 0 to 1. */
  public double share(String name) {
    return value(name, PolicyParameter.Kind.SHARE) / 1e6;
  }

  /** Pieces. */
  public long count(String name) {
    return value(name, PolicyParameter.Kind.COUNT);
  }

  /** All parameters, by name. */
  public List<PolicyParameter> all() {
    return new ArrayList<>(byName.values());
  }

  private long value(String name, PolicyParameter.Kind kind) {
    PolicyParameter parameter = byName.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("the policy's profile lacks the parameter " + name);
    }
    if (parameter.kind() != kind) {
      throw new IllegalArgumentException(
          "parameter " + name + " is a " + parameter.kind() + ", not a " + kind);
    }
    return parameter.value();
  }
}
