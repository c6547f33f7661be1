package dev.torpor.harness.scenario;

import dev.torpor.app.AppManifest;
import dev.torpor.app.AppManifest.BackgroundMode;
import dev.torpor.app.AppManifest.Entitlement;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import java.util.EnumSet;
import java.util.List;

/** The app, apart from its sync client. */
public record AppSpec(
    @Key(value = "UIBackgroundModes that the app declares.", byDefault = "[]")
        List<BackgroundMode> backgroundModes,
    @Key(
            value = "BGTaskSchedulerPermittedIdentifiers; none listed permits every identifier.",
            byDefault = "[]")
        List<String> permittedIdentifiers,
    @Key(
            value =
                "What Apple has entitled the app to: health-research is"
                    + " com.apple.developer.backgroundtasks.healthresearch.",
            byDefault = "[]")
        List<Entitlement> entitlements,
    @Key(value = "The user's Background App Refresh switch at the start.", byDefault = "on")
        boolean backgroundRefresh,
    @Key(value = "The session at the start in which the user sets the app up.", byDefault = "{}")
        FirstLaunch firstLaunch) {

  /** The session at the start. */
  public record FirstLaunch(
      @Key(value = "How long it lasts.", byDefault = "30s", name = "for") TimeSpan length) {}

  /** What the app declares. */
  AppManifest manifest() {
    EnumSet<BackgroundMode> modes = EnumSet.noneOf(BackgroundMode.class);
    modes.addAll(backgroundModes);
    EnumSet<Entitlement> entitled = EnumSet.noneOf(Entitlement.class);
    entitled.addAll(entitlements);
    return new AppManifest(modes, permittedIdentifiers, entitled);
  }
}
