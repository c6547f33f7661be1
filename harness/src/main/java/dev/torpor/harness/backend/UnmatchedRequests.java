package dev.torpor.harness.backend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one shape that no stub wanted; they were answered 404.
 *
 * @param shape method, path with a star for what looks like an id, and the names of the query
 * @param count how many there were
 * @param firstAt when the first of them came, in virtual microseconds
 * @param first method and target of the first
 * @param stub the stub that came closest to the first, by its name or else its file; null when
 *     there is none
 * @param file where that stub stands, with its number there from 0
 * @param comparison WireMock's lines that set the first beside that stub, field by field; what
 *     differs is marked {@code <<<<<}
 */
public record UnmatchedRequests(
    String shape,
    long count,
    long firstAt,
    String first,
    @Nullable String stub,
    @Nullable String file,
    List<String> comparison) {
  /** Copies the list. */
  public UnmatchedRequests {
    comparison = List.copyOf(comparison);
  }
}
