package dev.torpor.harness.backend;

/**
 * One thing in a stub directory that cannot be served the same way twice, or not at all.
 *
 * @param file relative to the stub directory, with slashes; empty for the directory itself
 * @param line from 1, 0 when the problem is not at a place in the file
 * @param column from 1, 0 when the problem is not at a place in the file
 * @param field path of the JSON field, such as {@code mappings[2].response.fault}; empty when it is
 *     not about one
 * @param message what is wrong, what is allowed and what to write instead
 */
public record BackendProblem(String file, int line, int column, String field, String message) {
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line).append(':').append(column);
    }
    if (text.length() > 0) {
      text.append(": ");
    }
    if (!field.isEmpty()) {
      text.append(field).append(": ");
    }
    return text.append(message).toString();
  }
}
