package dev.torpor.harness.backend.fault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What faults of a scenario can hit.
 *
 * @param shapes in which the dataset is served, in alphabetical order; empty when no stub serves it
 * @param stubs whether there are stubs with answers of their own
 */
public record FaultSite(List<String> shapes, Answers stubs) {
  /** Whether a backend has answers beside the dataset's. */
  public enum Answers {
    /** Nothing but the dataset. */
    NONE,
    /** Stubs with bodies of their own. */
    SOME
  }

  /** Copies the list. */
  public FaultSite {
    shapes = List.copyOf(shapes);
  }

  /** Whether the dataset is served in one of these shapes. */
  boolean hasOneOf(List<String> wanted) {
    return shapes.stream().anyMatch(wanted::contains);
  }

  /** Why bodies cannot be spoiled here, null when they can. */
  @Nullable String bodiless() {
    boolean onlyUploads = shapes.equals(List.of("resumable"));
    return stubs == Answers.SOME || !onlyUploads
        ? null
        : "answers to uploads have no body: the backend has "
            + describe()
            + "; use response-lost or empty-response";
  }

  /** What there is, for messages. */
  String describe() {
    List<String> parts = new ArrayList<>();
    if (!shapes.isEmpty()) {
      parts.add("the dataset as " + String.join(", ", shapes));
    }
    if (stubs == Answers.SOME) {
      parts.add("stubs with bodies of their own");
    }
    return parts.isEmpty() ? "nothing" : String.join(" and ", parts);
  }
}
