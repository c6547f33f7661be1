package dev.torpor.harness.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** A sealed interface: one of several records, told apart by a key that only one of them has. */
final class AlternativesForm<T> implements Form<T> {
  private final List<RecordForm<?>> alternatives = new ArrayList<>();
  private final Map<String, RecordForm<?>> telling = new TreeMap<>();
  private final List<String> choices = new ArrayList<>();

  AlternativesForm(Class<T> type, Forms forms) {
    Map<String, Integer> uses = new TreeMap<>();
    for (Class<?> alternative : type.getPermittedSubclasses()) {
      RecordForm<?> form = (RecordForm<?>) forms.of(alternative);
      alternatives.add(form);
      for (RecordKey key : form.keys()) {
        uses.merge(key.name(), 1, Integer::sum);
      }
    }
    for (RecordForm<?> form : alternatives) {
      for (RecordKey key : form.keys()) {
        if (uses.getOrDefault(key.name(), 0) == 1) {
          telling.put(key.name(), form);
        }
        if (!choices.contains(key.name())) {
          choices.add(key.name());
        }
      }
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the alternatives are the permitted subclasses of T
  public @Nullable T read(Node node, String path, Binding binding) {
    String what = "a map of the keys " + choices;
    Entries entries = Entries.of(node, path, binding, what);
    if (entries == null) {
      return null;
    }
    RecordForm<?> chosen = null;
    String chosenBy = "";
    for (String key : entries.byKey().keySet()) {
      RecordForm<?> form = telling.get(key);
      if (form != null && chosen != null && chosen != form) {
        binding.problem(path, "'" + key + "' cannot stand beside '" + chosenBy + "'");
        return null;
      }
      if (form != null && chosen == null) {
        chosen = form;
        chosenBy = key;
      }
    }
    if (chosen == null) {
      String given = "{" + String.join(", ", entries.byKey().keySet()) + "}";
      binding.problem(node, path, "expected " + what + ", not " + given);
      return null;
    }
    return (T) chosen.read(node, path, binding);
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    List<Object> all = new ArrayList<>();
    for (RecordForm<?> alternative : alternatives) {
      all.add(alternative.schema(schemas));
    }
    return Schemas.object("anyOf", all);
  }
}
