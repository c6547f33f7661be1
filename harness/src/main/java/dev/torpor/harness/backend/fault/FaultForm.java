package dev.torpor.harness.backend.fault;

import dev.torpor.harness.binding.Binding;
import dev.torpor.harness.binding.Entries;
import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.Schemas;
import dev.torpor.harness.text.NearestMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * One line under {@code backend.faults}: the name of a fault, when it hits, and its own options,
 * all in one map.
 */
public final class FaultForm implements Form<FaultSpec> {
  private static final String FAULT = "fault";

  private final Form<Faults.Kind> names;
  private final Form<FaultRules> rules;
  private final Map<String, Form<? extends Fault>> faults = new TreeMap<>();
  private final List<String> ruleKeys;

  /**
   * A form.
   *
   * @param forms of the values in it; days of the week have to be among them
   */
  public FaultForm(Forms forms) {
    forms.with(Route.class, Forms.text(Route.FORM));
    Map<String, Faults.Kind> kinds = new LinkedHashMap<>();
    for (Faults.Kind kind : Faults.all()) {
      kinds.put(kind.name(), kind);
      faults.put(kind.name(), forms.of(kind.type()));
    }
    names = Forms.choice(kinds);
    rules = forms.of(FaultRules.class);
    ruleKeys = FaultOption.of(FaultRules.class).stream().map(FaultOption::name).toList();
  }

  @Override
  public @Nullable FaultSpec read(Node node, String path, Binding binding) {
    Entries entries =
        Entries.of(node, path, binding, "a map such as {fault: latency, rate: 5%, delay: 3s}");
    if (entries == null) {
      return null;
    }
    Node name = entries.byKey().get(FAULT);
    if (name == null) {
      binding.problem(path, "'fault' is missing: one of " + Faults.names());
      return null;
    }
    Faults.Kind kind = names.read(name, Binding.below(path, FAULT), binding);
    if (kind == null) {
      return null;
    }
    List<String> own = kind.options().stream().map(FaultOption::name).toList();
    boolean known = reportUnknown(kind, own, entries, path, binding);
    FaultRules when = rules.read(part(node, entries, ruleKeys), path, binding);
    Fault fault = form(kind).read(part(node, entries, own), path, binding);
    return known && when != null && fault != null ? new FaultSpec(kind.name(), when, fault) : null;
  }

  private Form<? extends Fault> form(Faults.Kind kind) {
    Form<? extends Fault> form = faults.get(kind.name());
    if (form == null) {
      throw new IllegalArgumentException("the fault " + kind.name() + " has been added too late");
    }
    return form;
  }

  private boolean reportUnknown(
      Faults.Kind kind, List<String> own, Entries entries, String path, Binding binding) {
    List<String> all = new ArrayList<>(own);
    all.addAll(ruleKeys);
    boolean known = true;
    for (Map.Entry<String, Node> key : entries.keys().entrySet()) {
      String name = key.getKey();
      if (name.equals(FAULT) || all.contains(name)) {
        continue;
      }
      String hint = NearestMatch.hint(name, all);
      String has = own.isEmpty() ? "it has no options of its own" : "it has " + own;
      binding.problem(
          key.getValue(),
          path,
          "the fault "
              + kind.name()
              + " has no option '"
              + name
              + "'"
              + (hint.isEmpty() ? ": " + has + ", and every fault has " + ruleKeys : hint));
      known = false;
    }
    return known;
  }

  /** The entries with some of the keys, as a map of their own at the same place. */
  private static Node part(Node whole, Entries entries, List<String> keys) {
    MappingNode map = (MappingNode) whole;
    List<NodeTuple> tuples = new ArrayList<>();
    entries
        .byKey()
        .forEach(
            (key, value) -> {
              Node word = entries.keys().get(key);
              if (keys.contains(key) && word != null) {
                tuples.add(new NodeTuple(word, value));
              }
            });
    return new MappingNode(
        map.getTag(), true, tuples, map.getFlowStyle(), map.getStartMark(), map.getEndMark());
  }

  @Override
  public Map<String, Object> schema(Schemas schemas) {
    return schemas.reference("Fault", () -> definition(schemas));
  }

  private Map<String, Object> definition(Schemas schemas) {
    Map<String, Object> name = Schemas.object("enum", Faults.names());
    name.put("description", "What goes wrong; torpor list faults tells them all.");
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(FAULT, name);
    properties.putAll(properties(rules, schemas));
    List<Object> options = new ArrayList<>();
    for (Faults.Kind kind : Faults.all()) {
      options.add(optionsOf(kind, schemas));
    }
    Map<String, Object> schema = Schemas.object("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.of(FAULT));
    schema.put("allOf", options);
    return schema;
  }

  /** If it is this fault, then with these keys. */
  private Map<String, Object> optionsOf(Faults.Kind kind, Schemas schemas) {
    Map<String, Object> own = properties(form(kind), schemas);
    List<String> keys = new ArrayList<>(List.of(FAULT));
    keys.addAll(own.keySet());
    keys.addAll(ruleKeys);
    Map<String, Object> then = Schemas.object("description", kind.summary());
    then.put("properties", own);
    then.put("propertyNames", Schemas.object("enum", keys));
    return Schemas.when(FAULT, kind.name(), then);
  }

  /** The properties of a record's schema; what they refer to becomes a part of the whole. */
  private static Map<String, Object> properties(Form<?> form, Schemas schemas) {
    Schemas own = new Schemas();
    Map<String, Object> record = form.schema(own);
    Map<String, Object> properties = new LinkedHashMap<>();
    own.definitions()
        .forEach(
            (name, part) -> {
              if (!Schemas.referenceTo(name).equals(record)) {
                schemas.definitions().putIfAbsent(name, part);
              } else if (part instanceof Map<?, ?> map
                  && map.get("properties") instanceof Map<?, ?> keys) {
                keys.forEach((key, schema) -> properties.put(String.valueOf(key), schema));
              }
            });
    return properties;
  }
}
