package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Binding;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.binding.Schemas;
import dev.torpor.harness.profile.DayPatterns;
import dev.torpor.harness.text.Share;
import dev.torpor.world.DayPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A pattern by name, or a map that says its hours. */
final class DayForm implements Form<DaySpec> {
  private final Form<DaySpec> names;
  private final Form<Hours> hours = new Forms().of(Hours.class);

  DayForm() {
    Map<String, DaySpec> patterns = new LinkedHashMap<>();
    DayPatterns.byName().forEach((name, pattern) -> patterns.put(name, new DaySpec(pattern)));
    names = Forms.choice(patterns);
  }

  /** The hours of a pattern. */
  sealed interface Hours {
    /** The same, as worlds are drawn by it. */
    DayPattern pattern();

    /** The whole rate by day, and a share of it by night. */
    record QuietNights(@Key("What is left of the rate from 23:00 to 07:00.") Share night)
        implements Hours {
      @Override
      public DayPattern pattern() {
        return DayPatterns.quietNights(night.fraction());
      }
    }

    /** Each hour on its own. */
    record EachHour(
        @Key("What is left of the rate in each of the 24 hours from midnight on.")
            List<Share> hours,
        @Key("The same for Saturdays and Sundays, when they differ.") @Nullable List<Share> weekend)
        implements Hours {
      /** Checks that there are 24 of each. */
      public EachHour {
        of(hours);
        of(weekend == null ? hours : weekend);
      }

      @Override
      public DayPattern pattern() {
        return new DayPattern(of(hours).weekday(), of(weekend == null ? hours : weekend).weekend());
      }

      private static DayPattern of(List<Share> shares) {
        return DayPattern.daily(shares.stream().map(Share::fraction).toList());
      }
    }
  }

  @Override
  public @Nullable DaySpec read(Node node, String path, Binding binding) {
    if (node instanceof ScalarNode) {
      return names.read(node, path, binding);
    }
    Hours said = hours.read(node, path, binding);
    return said == null ? null : new DaySpec(said.pattern());
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return Schemas.object("anyOf", List.of(names.schema(schemas), hours.schema(schemas)));
  }
}
