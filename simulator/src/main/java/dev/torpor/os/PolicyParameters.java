package dev.torpor.os;

import dev.torpor.time.TimeFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parameters of a policy by name, as a profile file gives them and a scenario overrides them.
 */
public final class PolicyParameters {
  private final Map<String, PolicyParameter> byName = new TreeMap<>();
  private final Set<String> asked = new TreeSet<>();

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

  /**
   * Microseconds, not none.
   *
   * @throws PolicyParameterException when there are none
   */
  public long positive(String name) {
    long micros = duration(name);
    if (micros == 0) {
      throw new PolicyParameterException(
          "parameter " + name + " must be longer than nothing", name);
    }
    return micros;
  }

  /**
   * Microseconds of which a day is a whole number.
   *
   * @throws PolicyParameterException when it is not
   */
  public long partOfDay(String name) {
    long micros = positive(name);
    if (TimeFormat.DAY % micros != 0) {
      throw new PolicyParameterException(
          "parameter " + name + " must divide a day, as 15min does; " + text(name) + " does not",
          name);
    }
    return micros;
  }

  /**
   * Microseconds since midnight.
   *
   * @throws PolicyParameterException when there are more than in a day
   */
  public long timeOfDay(String name) {
    long micros = duration(name);
    if (micros > TimeFormat.DAY) {
      throw new PolicyParameterException(
          "parameter " + name + " is a time of day and at most 24h, not " + text(name), name);
    }
    return micros;
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

  /**
   * Pieces, at least one.
   *
   * @throws PolicyParameterException when there are none
   */
  public int some(String name) {
    long count = count(name);
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw new PolicyParameterException(
          "parameter " + name + " must be at least 1, not " + count, name);
    }
    return (int) count;
  }

  /**
   * The end of a span of time whose beginning is another parameter, in microseconds.
   *
   * @throws PolicyParameterException when it ends before it begins
   */
  public long end(String from, String to) {
    long end = duration(to);
    if (end < duration(from)) {
      throw new PolicyParameterException(
          "parameter " + to + " must not be shorter than " + from + ", which is " + text(from),
          to,
          from);
    }
    return end;
  }

  private String text(String name) {
    return parameter(name, PolicyParameter.Kind.DURATION).text();
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
   * @throws PolicyParameterException when the value is none of them
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
    throw PolicyParameterException.ofWord(name, text, allowed);
  }

  /**
   * One of two words.
   *
   * @return true for {@code yes}
   * @throws PolicyParameterException when the value is neither
   */
  public boolean either(String name, String yes, String no) {
    String text = parameter(name, PolicyParameter.Kind.WORD).text();
    if (text.equals(yes) || text.equals(no)) {
      return text.equals(yes);
    }
    throw PolicyParameterException.ofWord(name, text, List.of(yes, no));
  }

  /** The parameters whose values somebody has asked for, by name: those a policy leans on. */
  public List<PolicyParameter> asked() {
    return asked.stream().map(byName::get).toList();
  }

  /** All parameters, by name. */
  public List<PolicyParameter> all() {
    return new ArrayList<>(byName.values());
  }

  private long value(String name, PolicyParameter.Kind kind) {
    PolicyParameter parameter = parameter(name, kind);
    if (parameter.value() < 0) {
      throw new PolicyParameterException(
          "parameter " + name + " must not be negative, as " + parameter.text() + " is", name);
    }
    return parameter.value();
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
    asked.add(name);
    return parameter;
  }
}
