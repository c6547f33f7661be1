package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Located;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.binding.ProjectFiles;
import dev.torpor.harness.network.TraceFile;
import dev.torpor.harness.network.TraceFile.Gaps;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.scenario.NetworkEntry.Way;
import dev.torpor.harness.text.TextException;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.PathTrait;
import dev.torpor.network.RateProfile;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.Coverage;
import dev.torpor.world.Days;
import dev.torpor.world.Moment;
import dev.torpor.world.WorldPlan.PathWindow;
import dev.torpor.world.WorldPlan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the networks, link profiles, traces and generators of a network timeline. */
final class Ways {
  private final Bound<Scenario> bound;
  private final Profiles profiles;
  private final ProjectFiles files;
  private final Problems problems;
  private final Map<String, Optional<RateProfile>> traces = new TreeMap<>();

  Ways(Bound<Scenario> bound, Profiles profiles, ProjectFiles files, Problems problems) {
    this.bound = bound;
    this.profiles = profiles;
    this.files = files;
    this.problems = problems;
  }

  NetworkPlan plan() {
    List<PathWindow> windows = new ArrayList<>();
    for (Located<NetworkEntry.During> entry : bound.all(NetworkEntry.During.class)) {
      Way way = entry.value().way();
      NetworkPath path = path(entry.path(), way);
      Coverage coverage = coverage(entry.path(), way);
      windows.add(new PathWindow(entry.value().window(), path, coverage));
    }
    NetworkPath otherwise = NetworkPath.none();
    for (Located<Way> way : bound.all(Way.class)) {
      otherwise = path(way.path(), way.value());
      Coverage coverage = coverage(way.path(), way.value());
      if (coverage != null) {
        windows.add(new PathWindow(always(), otherwise, coverage));
      }
    }
    return new NetworkPlan(windows, otherwise);
  }

  private static Window always() {
    return new Window(new Moment.TimeOfDay(0), new Moment.TimeOfDay(TimeFormat.DAY), Days.DAILY);
  }

  private NetworkPath path(String at, Way way) {
    if (way.airplane() != null) {
      return NetworkPath.without("airplane");
    }
    NetworkPath path = find(at + ".wifi", way.wifi(), profiles::wifi);
    if (path == null) {
      path = find(at + ".cellular", way.cellular(), profiles::cellular);
    }
    Link preset = find(at + ".profile", way.profile(), profiles::link);
    RateProfile down = trace(at + ".trace", way.trace(), way.gaps());
    RateProfile up = trace(at + ".upTrace", way.upTrace(), way.gaps());
    if (path == null) {
      return NetworkPath.none();
    }
    Link link = preset == null ? path.link() : preset;
    if (way.link() != null) {
      link = way.link().over(link);
    }
    link = link.withRates(down == null ? link.down() : down, up == null ? link.up() : up);
    return path.withLink(link).with(conditions(way), traits(way));
  }

  private @Nullable Coverage coverage(String at, Way way) {
    return find(at + ".generator", way.generator(), profiles::generator);
  }

  private @Nullable RateProfile trace(String at, @Nullable String reference, @Nullable Gaps gaps) {
    return find(at, reference, path -> trace(path, gaps == null ? Gaps.HOLD : gaps));
  }

  private @Nullable RateProfile trace(String reference, Gaps gaps) {
    String key = gaps + " " + reference;
    Optional<RateProfile> known = traces.get(key);
    if (known == null) {
      known =
          Optional.ofNullable(
              TraceFile.read(files.file(reference), files.shown(reference), gaps, problems));
      traces.put(key, known);
    }
    return known.orElse(null);
  }

  /** What the link is called, apart from the network. */
  private static String conditions(Way way) {
    List<String> parts = new ArrayList<>();
    for (String part : new @Nullable String[] {way.profile(), way.trace(), way.generator()}) {
      if (part != null) {
        parts.add(part);
      }
    }
    return String.join(" ", parts);
  }

  private static Set<PathTrait> traits(Way way) {
    Set<PathTrait> traits = new TreeSet<>(way.captive().traits());
    if (Boolean.TRUE.equals(way.roaming())) {
      traits.add(PathTrait.ROAMING);
    }
    if (Boolean.TRUE.equals(way.lowData())) {
      traits.add(PathTrait.LOW_DATA);
    }
    return traits;
  }

  /** Finds what a reference means; throws {@link TextException} when the reference is wrong. */
  @FunctionalInterface
  interface Finder<T> {
    /** What it means, or null when that has mistakes of its own. */
    @Nullable T find(String reference);
  }

  private <T> @Nullable T find(String path, @Nullable String reference, Finder<T> finder) {
    if (reference == null) {
      return null;
    }
    try {
      return finder.find(reference);
    } catch (TextException e) {
      problems.add(bound.problemAt(path, String.valueOf(e.getMessage())));
      return null;
    }
  }
}
