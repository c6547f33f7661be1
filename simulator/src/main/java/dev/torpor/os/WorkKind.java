package dev.torpor.os;

import java.util.Locale;

/** The mechanisms through which an app gets to run in the background. */
public enum WorkKind {
  /** BGAppRefreshTask. */
  REFRESH;

  /** The name in traces and results: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
