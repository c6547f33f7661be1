package dev.torpor.app;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the app declares in its Info.plist, and what Apple has entitled it to.
 *
 * @param backgroundModes UIBackgroundModes
 * @param permittedIdentifiers BGTaskSchedulerPermittedIdentifiers; empty permits every identifier
 * @param entitlements those that background work needs
 */
public record AppManifest(
    Set<BackgroundMode> backgroundModes,
    List<String> permittedIdentifiers,
    Set<Entitlement> entitlements) {
  /** Copies all. */
  public AppManifest {
    backgroundModes =
        backgroundModes.isEmpty()
            ? Collections.emptySet()
            : Collections.unmodifiableSet(EnumSet.copyOf(backgroundModes));
    permittedIdentifiers = List.copyOf(permittedIdentifiers);
    entitlements =
        entitlements.isEmpty()
            ? Collections.emptySet()
            : Collections.unmodifiableSet(EnumSet.copyOf(entitlements));
  }

  /** An app without entitlements. */
  public AppManifest(Set<BackgroundMode> backgroundModes, List<String> permittedIdentifiers) {
    this(backgroundModes, permittedIdentifiers, Collections.emptySet());
  }

  /** What Apple grants to single apps. */
  public enum Entitlement {
    /** {@code com.apple.developer.backgroundtasks.healthresearch}: tasks of a health study. */
    HEALTH_RESEARCH
  }

  /** Values of UIBackgroundModes. */
  public enum BackgroundMode {
    /** {@code fetch}: app refresh. */
    FETCH,
    /** {@code processing}: processing tasks. */
    PROCESSING,
    /** {@code remote-notification}: background pushes. */
    REMOTE_NOTIFICATION
  }

  /**
   * True when the app may use that identifier for background tasks; {@code app.export.*} permits
   * every identifier that starts with {@code app.export.}.
   */
  public boolean permits(String identifier) {
    if (permittedIdentifiers.isEmpty()) {
      return true;
    }
    for (String permitted : permittedIdentifiers) {
      boolean matches =
          permitted.endsWith(".*")
              ? identifier.startsWith(permitted.substring(0, permitted.length() - 1))
              : identifier.equals(permitted);
      if (matches) {
        return true;
      }
    }
    return false;
  }
}
