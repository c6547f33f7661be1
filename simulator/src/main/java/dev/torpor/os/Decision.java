package dev.torpor.os;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The answer of a policy: start now, or the complete set of reasons why not.
 *
 * @param blockedBy every reason that applies, in the order of {@link BlockReason}; empty to start
 * @param reconsiderAt virtual microseconds at which the passing of time alone may change the
 *     answer; {@link Long#MAX_VALUE} when only a change of conditions can. A change of conditions
 *     always leads to a new decision.
 */
public record Decision(Set<BlockReason> blockedBy, long reconsiderAt) {
  private static final Decision START = new Decision(Set.of(), Long.MAX_VALUE);

  /** Copies the reasons. */
  public Decision {
    blockedBy =
        blockedBy.isEmpty()
            ? Collections.emptySet()
            : Collections.unmodifiableSet(EnumSet.copyOf(blockedBy));
  }

  /** Start now. */
  public static Decision start() {
    return START;
  }

  /** True when the work may start now. */
  public boolean granted() {
    return blockedBy.isEmpty();
  }

  /** The names of the reasons, in order. */
  public List<String> reasonNames() {
    List<String> names = new ArrayList<>(blockedBy.size());
    for (BlockReason reason : blockedBy) {
      names.add(reason.name());
    }
    return names;
  }

  /** Collects reasons one by one; every rule is asked, so that a refusal names all that apply. */
  public static final class Builder {
    private final Set<BlockReason> reasons = EnumSet.noneOf(BlockReason.class);
    private long reconsiderAt = Long.MAX_VALUE;

    /** Blocks for a reason that only a change of conditions can lift. */
    public Builder block(BlockReason reason, boolean applies) {
      if (applies) {
        reasons.add(reason);
      }
      return this;
    }

    /** Blocks until an instant that time alone will bring. */
    public Builder blockUntil(BlockReason reason, long until, long now) {
      if (until > now) {
        reasons.add(reason);
        reconsiderAt = Math.min(reconsiderAt, until);
      }
      return this;
    }

    /** The decision. */
    public Decision decide() {
      return reasons.isEmpty() ? START : new Decision(reasons, reconsiderAt);
    }
  }
}
