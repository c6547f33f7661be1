package dev.torpor.harness.profile;

import dev.torpor.harness.binding.ExactlyOne;
import dev.torpor.harness.binding.Key;
import dev.torpor.network.Link;
import org.jspecify.annotations.Nullable;

/** A Wi-Fi network as its file says it. */
@ExactlyOne({"link", "conditioner"})
record NetworkFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped network that it differs from only in what it says.") @Nullable String like,
    @Key("The radio that reaches it: a shipped name or a file.") String radio,
    @Key("What it carries.") @Nullable LinkLines link,
    @Key("What it carries, under the keys of Network Link Conditioner.")
        @Nullable ConditionerLines conditioner)
    implements ProfileFile {
  Link toLink() {
    if (conditioner != null) {
      return conditioner.toLink();
    }
    if (link == null) {
      throw new IllegalStateException("a network without a link was bound");
    }
    return link.toLink();
  }
}
