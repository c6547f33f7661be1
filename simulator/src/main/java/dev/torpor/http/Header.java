package dev.torpor.http;

/**
 * One header line.
 *
 * @param name as it is written on the wire; compared without regard to case
 * @param value without surrounding space
 */
public record Header(String name, String value) {
  int wireBytes() {
    return name.length() + 2 + value.length() + 2;
  }
}
