package dev.torpor.harness.scenario;

/** Whether clients may start the programs that scenarios name. */
public enum Commands {
  /** They may not, which is how things are unless the user says otherwise. */
  REFUSED,
  /** The user has allowed it for all scenarios of one command. */
  ALLOWED
}
