package dev.torpor.measure;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An attribution that is worked out when somebody asks for it, since that runs the radios again for
 * every set of sources.
 */
public final class LazyAttribution {
  private final Supplier<Attribution> work;
  private @Nullable Attribution done;

  LazyAttribution(Supplier<Attribution> work) {
    this.work = work;
  }

  /** The attribution; asking again costs nothing. */
  public Attribution get() {
    Attribution result = done;
    if (result == null) {
      result = work.get();
      done = result;
    }
    return result;
  }
}
