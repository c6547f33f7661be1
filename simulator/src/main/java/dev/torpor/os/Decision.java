package dev.torpor.os;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The answer of a policy: start now, or the complete set of reasons why not.
 *
 * <p>Policies answer far more often than anybody looks at the reasons one by one, so a decision
 * keeps them as bits.
 */
public final class Decision {
  private static final BlockReason[] ALL = BlockReason.values();
  private static final Decision START = new Decision(0, Long.MAX_VALUE);

  private final long reasons;
  private final long reconsiderAt;

  private Decision(long reasons, long reconsiderAt) {
    this.reasons = reasons;
    this.reconsiderAt = reconsiderAt;
  }

  /** Start now. */
  public static Decision start() {
    return START;
  }

  /** True when the work may start now. */
  public boolean granted() {
    return reasons == 0;
  }

  /** Every reason that applies, in the order of {@link BlockReason}; empty to start. */
  public Set<BlockReason> blockedBy() {
    Set<BlockReason> set = EnumSet.noneOf(BlockReason.class);
    for (long rest = reasons; rest != 0; rest &= rest - 1) {
      set.add(first(rest));
    }
    return Collections.unmodifiableSet(set);
  }

  /** True when that is among the reasons. */
  public boolean blockedBy(BlockReason reason) {
    return (reasons & bit(reason)) != 0;
  }

  /** True when that is the only reason. */
  public boolean isBlockedOnlyBy(BlockReason reason) {
    return reasons == bit(reason);
  }

  /** A number for this set of reasons, the same within one version of Torpor; 0 for none. */
  public long reasonBits() {
    return reasons;
  }

  /** True when the other has the same reasons. */
  public boolean hasReasonsOf(Decision other) {
    return reasons == other.reasons;
  }

  /**
   * Virtual microseconds at which the passing of time alone may change the answer; {@link
   * Long#MAX_VALUE} when only a change of conditions can. A change of conditions always leads to a
   * new decision.
   */
  public long reconsiderAt() {
    return reconsiderAt;
  }

  /** The names of the reasons, in order. */
  public List<String> reasonNames() {
    List<String> names = new ArrayList<>(Long.bitCount(reasons));
    for (long rest = reasons; rest != 0; rest &= rest - 1) {
      names.add(first(rest).name());
    }
    return names;
  }

  private static BlockReason first(long reasons) {
    return ALL[Long.numberOfTrailingZeros(reasons)];
  }

  @SuppressWarnings("EnumOrdinal") // bits of one run, never stored
  private static long bit(BlockReason reason) {
    return 1L << reason.ordinal();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decision decision
        && reasons == decision.reasons
        && reconsiderAt == decision.reconsiderAt;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(reasons) * 31 + Long.hashCode(reconsiderAt);
  }

  @Override
  public String toString() {
    return granted() ? "start" : "blocked by " + blockedBy() + ", again at " + reconsiderAt;
  }

  /** Collects reasons one by one; every rule is asked, so that a refusal names all that apply. */
  public static final class Builder {
    private long reasons;
    private long reconsiderAt = Long.MAX_VALUE;

    /** Without a reason so far. */
    public Builder() {}

    /** With the reasons that another has so far. */
    public Builder(Builder other) {
      this.reasons = other.reasons;
      this.reconsiderAt = other.reconsiderAt;
    }

    /** Blocks for a reason that only a change of conditions can lift. */
    public Builder block(BlockReason reason, boolean applies) {
      if (applies) {
        reasons |= bit(reason);
      }
      return this;
    }

    /** Blocks until an instant that time alone will bring. */
    public Builder blockUntil(BlockReason reason, long until, long now) {
      if (until > now) {
        reasons |= bit(reason);
        reconsiderAt = Math.min(reconsiderAt, until);
      }
      return this;
    }

    /** The decision. */
    public Decision decide() {
      return reasons == 0 ? START : new Decision(reasons, reconsiderAt);
    }
  }
}
