package dev.torpor.harness.cli;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientPart;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.backend.dataset.ShapeOption;
import dev.torpor.harness.backend.dataset.Shapes;
import dev.torpor.harness.backend.fault.FaultOption;
import dev.torpor.harness.backend.fault.Faults;
import dev.torpor.harness.client.BasicPresets;
import dev.torpor.harness.client.Preset;
import dev.torpor.harness.client.kit.Pieces;
import dev.torpor.harness.profile.Catalog;
import dev.torpor.harness.profile.ProfileKind;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.scenario.Installed;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.ios.IosFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What there is of each kind; follows from what the class path and the catalogue offer. */
final class Listing {
  private Listing() {}

  /**
   * One thing that scenarios can name.
   *
   * @param details what can be set, in order
   * @param detailsName what these are called
   * @param base the item whose details people know already; empty for none
   */
  record Item(String name, String summary, List<Detail> details, String detailsName, String base) {
    Item(String name, String summary, List<Detail> details, String detailsName) {
      this(name, summary, details, detailsName, "");
    }

    static Item plain(String name, String summary) {
      return new Item(name, summary, List.of(), "");
    }

    Item on(String other) {
      return new Item(name, summary, details, detailsName, other.equals(name) ? "" : other);
    }
  }

  /**
   * Something that can be set.
   *
   * @param value unless a scenario says otherwise
   * @param kind of value, or grade, for people
   * @param description for people
   * @param facts further fields for machines
   */
  record Detail(
      String name, String value, String kind, String description, Map<String, Object> facts) {
    Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("name", name);
      tree.put("value", value);
      tree.putAll(facts);
      return tree;
    }
  }

  static List<Item> of(ListCommand.Kind kind, Installed installed) {
    return switch (kind) {
      case CLIENTS -> clients(installed.allClients());
      case PIECES -> pieces();
      case DEVICES -> profiles(ProfileKind.DEVICE);
      case RADIOS -> profiles(ProfileKind.RADIO);
      case NETWORKS -> networks();
      case POLICIES -> policies(installed.allPolicies());
      case BACKENDS -> backends();
      case CONTENTS -> profiles(ProfileKind.CONTENT);
      case FAULTS -> faults();
    };
  }

  private static List<Item> clients(List<SyncClientProvider> providers) {
    List<Item> items = new ArrayList<>();
    for (SyncClientProvider provider : providers) {
      List<Detail> options = provider.options().stream().map(Listing::option).toList();
      Item item = new Item(provider.name(), provider.summary(), options, "options");
      items.add(provider instanceof Preset ? item.on(BasicPresets.KIT) : item);
    }
    return items;
  }

  /** What the kit composes strategies of, by the option that takes the piece. */
  private static List<Item> pieces() {
    List<Item> items = new ArrayList<>();
    Pieces.byOption()
        .forEach(
            (option, parts) ->
                parts.forEach(
                    part ->
                        items.add(
                            new Item(
                                option + ": " + part.name(),
                                part.summary(),
                                part.options().stream().map(Listing::option).toList(),
                                "options"))));
    return items;
  }

  private static Detail option(ClientOption option) {
    String kind =
        option.kind() == ClientOption.Kind.CHOICE
            ? String.join("|", option.allowed())
            : word(option.kind());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", word(option.kind()));
    if (!option.allowed().isEmpty()) {
      facts.put("allowed", option.allowed());
    }
    if (!option.parts().isEmpty()) {
      facts.put("parts", option.parts().stream().map(ClientPart::name).toList());
    }
    facts.put("description", option.description());
    return new Detail(option.name(), option.defaultValue(), kind, option.description(), facts);
  }

  private static List<Item> profiles(ProfileKind kind) {
    List<Item> items = new ArrayList<>();
    for (Catalog.Entry entry : Catalog.shipped().list(kind)) {
      items.add(Item.plain(entry.name(), entry.description()));
    }
    return items;
  }

  /** Networks and what can be said about them, each with the key that takes its name. */
  private static List<Item> networks() {
    List<Item> items = new ArrayList<>();
    Catalog catalog = Catalog.shipped();
    Profiles profiles = Profiles.shipped();
    for (Catalog.Entry entry : catalog.list(ProfileKind.NETWORK)) {
      items.add(Item.plain(entry.name(), "wifi: " + entry.description()));
    }
    for (Catalog.Entry entry : catalog.list(ProfileKind.LINK)) {
      String trap = profiles.trap(entry.name());
      List<Detail> details =
          trap.isEmpty() ? List.of() : List.of(new Detail("trap", trap, "", "", Map.of()));
      items.add(new Item(entry.name(), "profile: " + entry.description(), details, "traps"));
    }
    for (Catalog.Entry entry : catalog.list(ProfileKind.GENERATOR)) {
      items.add(Item.plain(entry.name(), "generator: " + entry.description()));
    }
    return items;
  }

  private static List<Item> policies(List<OsPolicyFamily> families) {
    List<Item> items = new ArrayList<>();
    for (OsPolicyFamily family : families) {
      String name = family.takesDuration() ? family.name() + ":DURATION" : family.name();
      Item item = new Item(name, family.summary(), parameters(family), "parameters");
      items.add(item.details().isEmpty() ? item : item.on(IosFamily.NAME));
    }
    return items;
  }

  /** Those of the shipped profile of that name; the other policies lean on the limits of iOS. */
  private static List<Detail> parameters(OsPolicyFamily family) {
    if (!Catalog.shipped().names(ProfileKind.POLICY).contains(family.name())) {
      return List.of();
    }
    PolicyParameters parameters = Profiles.shipped().policyParameters(family.name());
    List<Detail> details = new ArrayList<>();
    if (parameters != null) {
      for (PolicyParameter parameter : parameters.all()) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("grade", word(parameter.grade()));
        facts.put("source", parameter.source());
        details.add(
            new Detail(
                parameter.name(),
                parameter.text(),
                word(parameter.grade()),
                parameter.source(),
                facts));
      }
    }
    return details;
  }

  private static List<Item> backends() {
    List<Item> items = new ArrayList<>();
    for (String shape : Shapes.names()) {
      List<Detail> details = Shapes.options(shape).stream().map(Listing::shapeOption).toList();
      items.add(new Item(shape, Shapes.summary(shape), details, "options"));
    }
    return items;
  }

  private static Detail shapeOption(ShapeOption option) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", option.allowed());
    facts.put("description", option.summary());
    return new Detail(option.name(), option.byDefault(), option.allowed(), option.summary(), facts);
  }

  /** The faults, and at the end what all of them take. */
  private static List<Item> faults() {
    List<Item> items = new ArrayList<>();
    for (Faults.Kind fault : Faults.all()) {
      List<Detail> details = fault.options().stream().map(Listing::faultOption).toList();
      items.add(new Item(fault.name(), fault.summary(), details, "options"));
    }
    List<Detail> rules = Faults.rules().stream().map(Listing::faultOption).toList();
    items.add(new Item("*", "every fault: which requests it hits, and when", rules, "options"));
    return items;
  }

  private static Detail faultOption(FaultOption option) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kind", option.kind());
    facts.put("description", option.description());
    return new Detail(
        option.name(), option.byDefault(), option.kind(), option.description(), facts);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
