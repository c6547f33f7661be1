package dev.torpor.os;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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

  /** A number that need not be whole. */
  public double decimal(String name) {
    return value(name, PolicyParameter.Kind.DECIMAL) / 1e6;
  }

  /** Bytes. */
  public long bytes(String name) {
    return value(name, PolicyParameter.Kind.BYTES);
  }

  /**
   * One of a few words, in lower case.
   *
   * @throws IllegalArgumentException when the value is none of them
   */
  public <E extends Enum<E>> E word(String name, Class<E> words) {
    String text = parameter(name, PolicyParameter.Kind.WORD).text();
    List<String> allowed = new ArrayList<>();
    for (E word : words.getEnumConstants()) {
      String written = word.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (written.equals(text)) {
        return word;
      }
      allowed.add(written);
    }
    throw new IllegalArgumentException(
        "parameter " + name + " is '" + text + "', not one of " + String.join(", ", allowed));
  }

  /** All parameters, by name. */
  public List<PolicyParameter> all() {
    return new ArrayList<>(byName.values());
  }

  private long value(String name, PolicyParameter.Kind kind) {
    return parameter(name, kind).value();
  }

  private PolicyParameter parameter(String name, PolicyParameter.Kind kind) {
    PolicyParameter parameter = byName.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("the policy's profile lacks the parameter " + name);
    }
    if (parameter.kind() != kind) {
      throw new IllegalArgumentException(
          "parameter " + name + " is a " + parameter.kind() + ", not a " + kind);
    }
    return parameter;
  }
}
