package dev.torpor.harness.profile;

import dev.torpor.harness.binding.ExactlyOne;
import dev.torpor.harness.binding.Key;
import dev.torpor.network.Link;
import org.jspecify.annotations.Nullable;

/** What a network carries, as a file of its own says it. */
@ExactlyOne({"link", "conditioner"})
record LinkFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped link profile that it differs from only in what it says.") @Nullable String like,
    @Key("What misleads people who know the figures from elsewhere.") @Nullable String trap,
    @Key("What it carries.") @Nullable LinkLines link,
    @Key("What it carries, under the keys of Network Link Conditioner.")
        @Nullable ConditionerLines conditioner,
    @Key("Where the rates under 'conditioner' come from.") @Nullable Pedigree rates,
    @Key("Where the delays under 'conditioner' come from.") @Nullable Pedigree delays,
    @Key("Where the losses under 'conditioner' come from.") @Nullable Pedigree losses)
    implements ProfileFile {
  /** Where several figures come from. */
  record Pedigree(
      @Key("How far they can be trusted.") Grade grade,
      @Key("How sure the one who graded them is.") Sourced.@Nullable Confidence confidence,
      @Key("Where they come from.") String source) {}

  Link toLink() {
    if (conditioner != null) {
      return conditioner.toLink();
    }
    if (link == null) {
      throw new IllegalStateException("a link profile without a link was bound");
    }
    return link.toLink();
  }
}
