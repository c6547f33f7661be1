package dev.torpor.harness.client.kit;

import java.util.Set;

/**
 * Doubts an answer that lacks records which are held. A list that was cut off, a server that has
 * lost its data, an account without rights look like deletions. A few are believed when the next
 * answer says the same; many only when one says so some hours later. Until then nothing is deleted.
 */
record MassDelete(Kit kit) {
  private static final String DOUBTED = "doubted";
  private static final String SINCE = "doubtedSince";
  private static final int FEW = 3;
  private static final int SHARE = 10;

  /** Modelling choice: longer than the outages that empty lists come from. */
  private static final long LONG_MICROS = 2 * 3_600_000_000L;

  /** What to make of what is missing. */
  enum Belief {
    /** It is gone. */
    BELIEVED,
    /** To be asked again at once. */
    ASK_AGAIN,
    /** To be asked again with the next sync. */
    DOUBTED
  }

  Belief about(Set<String> gone, int held) {
    if (gone.isEmpty()) {
      kit.notes().remove(DOUBTED);
      return Belief.BELIEVED;
    }
    String text = String.join(" ", gone);
    boolean few = gone.size() <= FEW || gone.size() <= held / SHARE;
    boolean again = text.equals(kit.notes().text(DOUBTED));
    if (again && (few || kit.notes().since(SINCE) >= LONG_MICROS)) {
      kit.notes().remove(DOUBTED);
      return Belief.BELIEVED;
    }
    if (!again) {
      kit.notes().put(DOUBTED, text);
      kit.notes().mark(SINCE);
    }
    return few ? Belief.ASK_AGAIN : Belief.DOUBTED;
  }
}
