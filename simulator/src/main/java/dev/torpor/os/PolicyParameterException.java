package dev.torpor.os;

import java.util.List;

/** Parameters of a policy have values that its rules cannot work with; the message says why. */
public final class PolicyParameterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // lists that copies of lists are can be written
  private final List<String> parameters;

  private final String word;

  @SuppressWarnings("serial") // as above
  private final List<String> allowed;

  /** A value that does not fit, of the first of these parameters or, if not given, of the next. */
  PolicyParameterException(String message, String... parameters) {
    super(message);
    this.parameters = List.of(parameters);
    this.word = "";
    this.allowed = List.of();
  }

  private PolicyParameterException(
      String message, String parameter, String word, List<String> allowed) {
    super(message);
    this.parameters = List.of(parameter);
    this.word = word;
    this.allowed = List.copyOf(allowed);
  }

  /** A word that is none of those a parameter knows. */
  static PolicyParameterException ofWord(String parameter, String word, List<String> allowed) {
    return new PolicyParameterException(
        "parameter " + parameter + " is '" + word + "', not one of " + String.join(", ", allowed),
        parameter,
        word,
        allowed);
  }

  /** The parameters that do not fit, by name, the one to change first. */
  public List<String> parameters() {
    return parameters;
  }

  /** The word that does not fit; empty when no word was wanted. */
  public String word() {
    return word;
  }

  /** The words there are; empty when no word was wanted. */
  public List<String> allowed() {
    return allowed;
  }
}
