package dev.torpor.harness.binding;

/**
 * A value and where it stands.
 *
 * @param path such as {@code user.opens[2]}
 */
public record Located<T>(String path, T value) {}
