package dev.torpor.os;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The mechanism behind background fetch of the old kind. */
public interface BackgroundFetchSystem extends Mechanism {
  /** Not more often than that; null for never. */
  void setMinimumInterval(AppProcess process, @Nullable Duration minimum);
}
