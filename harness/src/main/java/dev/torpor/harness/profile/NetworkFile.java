package dev.torpor.harness.profile;

import dev.torpor.harness.binding.Key;
import org.jspecify.annotations.Nullable;

/** A Wi-Fi network as its file says it. */
record NetworkFile(
    @Key("What it is, in a line.") String description,
    @Key("A shipped network that it differs from only in what it says.") @Nullable String like,
    @Key("The radio that reaches it: a shipped name or a file.") String radio,
    @Key("What it carries.") LinkLines link)
    implements ProfileFile {}
