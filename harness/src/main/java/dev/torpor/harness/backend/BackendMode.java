package dev.torpor.harness.backend;

/** How a run reaches its backend; the answers and their virtual times are the same. */
public enum BackendMode {
  /** By a call, on the thread of the run. */
  IN_PROCESS("in-process"),
  /** Over HTTP on 127.0.0.1, each exchange while virtual time stands still. */
  LOOPBACK("loopback");

  private final String label;

  BackendMode(String label) {
    this.label = label;
  }

  /** The name in scenarios and on the command line. */
  public String label() {
    return label;
  }
}
