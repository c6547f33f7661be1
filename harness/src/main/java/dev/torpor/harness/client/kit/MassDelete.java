package dev.torpor.harness.client.kit;

/**
 * Doubts an answer that would delete most of what is held: a server that has lost its data, a list
 * that was cut off, an account without rights all look like that. It is believed when the next
 * complete answer says the same.
 */
record MassDelete(Kit kit) {
  private static final String DOUBTED = "massDelete";
  private static final int FEW = 3;

  void check(int gone, int held) throws Trouble {
    boolean most = gone > FEW && 2L * gone > held;
    if (!most) {
      kit.notes().remove(DOUBTED);
      return;
    }
    if (kit.notes().number(DOUBTED, -1) == gone) {
      kit.notes().remove(DOUBTED);
      return;
    }
    kit.notes().put(DOUBTED, gone);
    throw Trouble.unreadable(
        "the answer lacks " + gone + " of " + held + " records: asking once more before believing");
  }
}
