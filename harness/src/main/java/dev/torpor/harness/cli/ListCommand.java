package dev.torpor.harness.cli;

import dev.torpor.harness.report.JsonText;
import dev.torpor.harness.report.Table;
import dev.torpor.harness.text.NearestMatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Lists what scenarios can name. */
@Command(
    name = "list",
    description = "List what scenarios can name: clients, devices, radios and more.",
    customSynopsis =
        "torpor list clients|pieces|devices|radios|networks|policies|backends|contents|faults"
            + " [--json]",
    footerHeading = "%nExamples:%n",
    footer = {"  torpor list clients", "  torpor list policies --json"})
final class ListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "KIND",
      converter = KindConverter.class,
      completionCandidates = Kinds.class,
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Kind kind = Kind.CLIENTS;

  @Option(names = "--json", description = "Write the list as JSON.")
  private boolean json;

  @Mixin private PluginOption plugins = new PluginOption();

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What can be listed. */
  enum Kind {
    CLIENTS,
    PIECES,
    DEVICES,
    RADIOS,
    NETWORKS,
    POLICIES,
    BACKENDS,
    CONTENTS,
    FAULTS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The words for completion and help. */
  static final class Kinds extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Kinds() {
      for (Kind kind : Kind.values()) {
        add(kind.word());
      }
    }
  }

  /** Reads a kind, and knows which one was likely meant. */
  static final class KindConverter implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String text) {
      for (Kind kind : Kind.values()) {
        if (kind.word().equals(text)) {
          return kind;
        }
      }
      throw new TypeConversionException(
          "there is nothing called '"
              + text
              + "' to list: there are "
              + String.join(", ", new Kinds())
              + NearestMatch.hint(text, new Kinds()));
    }
  }

  @Override
  public Integer call() throws UsageException {
    List<Listing.Item> items = Listing.of(kind, plugins.installed(terminal));
    terminal.out().print(json ? JsonText.of(tree(items)) : text(items));
    return ExitCode.OK;
  }

  private static String text(List<Listing.Item> items) {
    Table names = new Table(0, 0).ofWords();
    items.forEach(item -> names.row(item.name(), item.summary()));
    List<String> lines = names.lines();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      out.append(lines.get(i)).append('\n');
      details(items.get(i), items).forEach(line -> out.append("    ").append(line).append('\n'));
    }
    return out.toString();
  }

  /** What an item adds to the one that it is based on, and where it differs. */
  private static List<String> details(Listing.Item item, List<Listing.Item> items) {
    Map<String, Listing.Detail> known = new TreeMap<>();
    for (Listing.Item base : items) {
      if (base.name().equals(item.base())) {
        base.details().forEach(detail -> known.put(detail.name(), detail));
      }
    }
    Table own = new Table(0, 0).ofWords();
    List<String> changed = new ArrayList<>();
    for (Listing.Detail detail : item.details()) {
      Listing.Detail before = known.get(detail.name());
      String setting = detail.name() + "=" + detail.value();
      if (before == null || !before.description().equals(detail.description())) {
        own.row(setting, detail.kind(), detail.description());
      } else if (!before.value().equals(detail.value())) {
        changed.add(setting);
      }
    }
    List<String> lines = new ArrayList<>(own.lines());
    lines.addAll(changed);
    if (!known.isEmpty()) {
      lines.add("the rest as " + item.base());
    }
    return lines;
  }

  private static List<Object> tree(List<Listing.Item> items) {
    List<Object> tree = new ArrayList<>();
    for (Listing.Item item : items) {
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("name", item.name());
      node.put("summary", item.summary());
      if (!item.details().isEmpty()) {
        List<Object> details = new ArrayList<>();
        item.details().forEach(detail -> details.add(detail.tree()));
        node.put(item.detailsName(), details);
      }
      tree.add(node);
    }
    return tree;
  }
}
