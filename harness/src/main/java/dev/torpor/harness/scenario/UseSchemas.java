package dev.torpor.harness.scenario;

import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientPart;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.binding.Schemas;
import dev.torpor.harness.profile.PolicyOverrides;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.os.OsPolicyFamily;
import dev.torpor.os.PolicyParameter;
import dev.torpor.os.PolicyParameters;
import dev.torpor.os.ios.IosFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Schemas of what is chosen by name with options: clients and policies. */
final class UseSchemas {
  private static final String USE = "use";

  private final Schemas schemas;
  private final List<ClientOption> common = new ArrayList<>();

  /**
   * Schemas of uses.
   *
   * @param schemas receives what several clients or parameters have in common
   */
  UseSchemas(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Known clients with their options, and any other: a jar on the class path adds some. */
  Map<String, Object> client(List<SyncClientProvider> clients) {
    List<String> known = clients.stream().map(SyncClientProvider::name).toList();
    Map<String, Object> name =
        known.isEmpty() ? type("string") : anyOf(Schemas.object("enum", known), type("string"));
    Map<String, Object> withOptions = type("object");
    withOptions.put("properties", Schemas.object(USE, name));
    withOptions.put("required", List.of(USE));
    findCommon(clients);
    List<Object> rules = new ArrayList<>();
    for (SyncClientProvider client : clients) {
      rules.add(optionsOf(client));
    }
    if (!rules.isEmpty()) {
      withOptions.put("allOf", rules);
    }
    return anyOf(name, withOptions);
  }

  /** The policies and their parameters. */
  Map<String, Object> policy(List<OsPolicyFamily> families) {
    List<String> plain = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    names.add(Schemas.object("enum", plain));
    for (OsPolicyFamily family : families) {
      if (family.takesDuration()) {
        Map<String, Object> withDuration = type("string");
        withDuration.put("pattern", "^" + family.name() + ":(" + TimeSpan.FORM.pattern() + ")$");
        names.add(withDuration);
      } else {
        plain.add(family.name());
      }
    }
    Map<String, Object> name = schemas.shared("policy-name", Schemas.object("anyOf", names));
    Map<String, Object> properties = Schemas.object(USE, name);
    PolicyParameters parameters = Profiles.shipped().policyParameters(IosFamily.NAME);
    if (parameters != null) {
      for (PolicyParameter parameter : parameters.all()) {
        Map<String, Object> value = schemas.shared("policy." + parameter.name(), schema(parameter));
        properties.put(parameter.name(), value);
        properties.put(PolicyOverrides.shortName(parameter), value);
      }
    }
    Map<String, Object> withParameters = type("object");
    withParameters.put("properties", properties);
    withParameters.put("required", List.of(USE));
    withParameters.put("additionalProperties", false);
    return anyOf(name, withParameters);
  }

  /** One of these names, or the path of a file. */
  static Map<String, Object> nameOrFile(List<String> known) {
    Map<String, Object> file = type("string");
    file.put("pattern", "[/\\\\]|\\.ya?ml$");
    return anyOf(Schemas.object("enum", known), file);
  }

  /** A phone, and figures of its profile. */
  Map<String, Object> device(List<String> known) {
    Map<String, Object> name = schemas.shared("device-name", nameOrFile(known));
    Map<String, Object> properties = Schemas.object(USE, name);
    DeviceChoice.figures().forEach((figure, form) -> properties.put(figure, schemas.text(form)));
    Map<String, Object> withFigures = type("object");
    withFigures.put("properties", properties);
    withFigures.put("required", List.of(USE));
    withFigures.put("additionalProperties", false);
    return anyOf(name, withFigures);
  }

  /** If this client is used, then with these options. */
  private Map<String, Object> optionsOf(SyncClientProvider client) {
    Map<String, Object> properties = Schemas.object(USE, Schemas.object("const", client.name()));
    for (ClientOption option : client.options()) {
      properties.put(option.name(), optionOf(option));
    }
    Map<String, Object> then = Schemas.object("description", client.summary());
    then.put("properties", properties);
    then.put("additionalProperties", false);
    return Schemas.when(USE, client.name(), schemas.shared("client." + client.name(), then));
  }

  /** What more than one client has, word for word: above all the options of the kit. */
  private void findCommon(List<SyncClientProvider> clients) {
    List<ClientOption> seen = new ArrayList<>();
    for (SyncClientProvider client : clients) {
      for (ClientOption option : client.options()) {
        if (!seen.contains(option)) {
          seen.add(option);
        } else if (!common.contains(option)) {
          common.add(option);
        }
      }
    }
  }

  private Map<String, Object> optionOf(ClientOption option) {
    return common.contains(option)
        ? schemas.shared("option." + option.name(), schema(option))
        : schema(option);
  }

  private Map<String, Object> schema(ClientOption option) {
    Map<String, Object> schema =
        new LinkedHashMap<>(
            switch (option.kind()) {
              case DURATION -> schemas.text(TimeSpan.FORM);
              case FLAG -> flag();
              case NUMBER -> type("integer");
              case TEXT -> Schemas.object("type", List.of("string", "number", "boolean"));
              case WORDS -> words();
              case CHOICE -> Schemas.object("enum", option.allowed());
              case DECIMAL -> type("number");
              case BYTES -> schemas.text(ByteSize.FORM);
              case PART -> part(option);
              case PARTS -> list(part(option));
            });
    String text = option.description() + " Default: " + option.defaultValue() + ".";
    schema.put("description", text);
    return schema;
  }

  /** Said once for all clients that have the same parts. */
  private Map<String, Object> part(ClientOption option) {
    return schemas.shared("part." + option.name(), part(option.parts()));
  }

  /** A part by name, or in a map with its options. */
  private Map<String, Object> part(List<ClientPart> parts) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (ClientPart part : parts) {
      Map<String, Object> options = new LinkedHashMap<>();
      part.options().forEach(option -> options.put(option.name(), schema(option)));
      Map<String, Object> schema = type("object");
      schema.put("description", part.summary() + ".");
      schema.put("properties", options);
      schema.put("additionalProperties", false);
      properties.put(part.name(), schema);
    }
    Map<String, Object> map = type("object");
    map.put("properties", properties);
    map.put("additionalProperties", false);
    map.put("minProperties", 1);
    map.put("maxProperties", 1);
    return anyOf(Schemas.object("enum", parts.stream().map(ClientPart::name).toList()), map);
  }

  /** Several, or one alone. */
  private static Map<String, Object> list(Map<String, Object> item) {
    Map<String, Object> list = type("array");
    list.put("items", item);
    return anyOf(list, item);
  }

  private Map<String, Object> schema(PolicyParameter parameter) {
    Map<String, Object> schema =
        new LinkedHashMap<>(
            switch (parameter.kind()) {
              case DURATION -> schemas.text(TimeSpan.FORM);
              case SHARE -> schemas.text(Share.FORM);
              case FLAG -> flag();
              case COUNT -> type("integer");
              case DECIMAL -> type("number");
              case BYTES -> schemas.text(ByteSize.FORM);
              case WORD -> type("string");
            });
    schema.put("description", "Default: " + parameter.text() + ". " + parameter.source() + ".");
    return schema;
  }

  private static Map<String, Object> words() {
    Map<String, Object> list = type("array");
    list.put("items", type("string"));
    return anyOf(type("string"), list);
  }

  private static Map<String, Object> flag() {
    return Schemas.object("enum", List.of(true, false, "on", "off"));
  }

  private static Map<String, Object> type(String type) {
    return Schemas.object("type", type);
  }

  private static Map<String, Object> anyOf(Object first, Object second) {
    return Schemas.object("anyOf", List.of(first, second));
  }
}
