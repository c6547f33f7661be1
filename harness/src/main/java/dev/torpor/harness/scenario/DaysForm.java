package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Binding;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.Schemas;
import dev.torpor.world.Days;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Days of the week: {@code daily}, {@code weekdays}, {@code weekends} or a list of days. */
final class DaysForm implements Form<Days> {
  private final Form<Days> groups;
  private final Form<List<DayOfWeek>> lists;

  DaysForm() {
    Map<String, Days> words = new LinkedHashMap<>();
    words.put("daily", Days.DAILY);
    words.put("weekdays", Days.WEEKDAYS);
    words.put("weekends", Days.WEEKENDS);
    Map<String, DayOfWeek> days = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      days.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
      words.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), Days.of(List.of(day)));
    }
    groups = Forms.choice(words);
    lists = Forms.list(Forms.choice(days));
  }

  @Override
  public @Nullable Days read(Node node, String path, Binding binding) {
    if (!(node instanceof SequenceNode)) {
      return groups.read(node, path, binding);
    }
    List<DayOfWeek> days = lists.read(node, path, binding);
    if (days != null && days.isEmpty()) {
      binding.problem(path, "there is no day in the list");
    }
    return days == null || days.isEmpty() ? null : Days.of(days);
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return Schemas.object("anyOf", List.of(groups.schema(schemas), lists.schema(schemas)));
  }
}
