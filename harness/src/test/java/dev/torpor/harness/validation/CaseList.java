package dev.torpor.harness.validation;

import dev.torpor.harness.validation.ValidationCase.Figure;
import dev.torpor.harness.validation.ValidationCase.Kind;
import dev.torpor.harness.validation.ValidationCase.Tolerance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cases of one source, written down one line each. */
final class CaseList {
  private final List<ValidationCase> cases = new ArrayList<>();
  private Kind kind;
  private String source;
  private @Nullable String data;

  /** An empty list. */
  CaseList(Kind kind, String source) {
    this.kind = kind;
    this.source = source;
  }

  /** What follows has another origin. */
  CaseList from(Kind otherKind, String otherSource) {
    kind = otherKind;
    source = otherSource;
    data = null;
    return this;
  }

  /** What follows needs public data: a file or a folder of the shared data. */
  CaseList needing(String path) {
    data = path;
    return this;
  }

  /** A figure that must be met exactly. */
  CaseList exact(String id, String what, String expected, String unit, Figure figure) {
    return add(id, what, expected, unit, Tolerance.EXACT, figure);
  }

  /** A figure that may be off by {@code absolute}, in its own unit. */
  CaseList within(
      String absolute, String id, String what, String expected, String unit, Figure figure) {
    return add(id, what, expected, unit, Tolerance.within(absolute), figure);
  }

  /** A figure that may be off by {@code percent} of what is expected. */
  CaseList percent(
      String percent, String id, String what, String expected, String unit, Figure figure) {
    Tolerance tolerance = Tolerance.percent(percent, new BigDecimal(expected));
    return add(id, what, expected, unit, tolerance, figure);
  }

  private CaseList add(
      String id, String what, String expected, String unit, Tolerance tolerance, Figure figure) {
    cases.add(
        new ValidationCase(
            id, kind, what, source, new BigDecimal(expected), unit, tolerance, data, figure));
    return this;
  }

  /** The cases so far. */
  List<ValidationCase> all() {
    return List.copyOf(cases);
  }
}
