package dev.torpor.harness.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.binding.Schemas;
import dev.torpor.harness.profile.Catalog;
import dev.torpor.harness.profile.ProfileKind;
import dev.torpor.harness.profile.RadioKind;
import dev.torpor.os.OsPolicyFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The JSON Schema (draft 2020-12) of scenario files, for editors: made from the records that the
 * loader uses and from the clients, policies and profiles at hand.
 */
public final class ScenarioSchema {
  /** Most objects are references; on a line each they can be read at a glance. */
  private static final Pattern ONE_MEMBER =
      Pattern.compile("\\{\n +(\"[^\"]+\" : [^\n{\\[]+)\n +}");

  private ScenarioSchema() {}

  /** The schema with what the class path offers, as indented text. */
  public static String json() {
    return json(Installed.standard());
  }

  /** The schema with what is installed, as indented text. */
  public static String json(Installed installed) {
    return json(installed.allClients(), installed.allPolicies());
  }

  /** The schema with these clients and policies, as indented text. */
  static String json(List<SyncClientProvider> clients, List<OsPolicyFamily> policies) {
    Schemas schemas = new Schemas();
    Map<String, Object> root =
        Schemas.object("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "Torpor scenario");
    root.putAll(ScenarioFile.form().schema(schemas));
    Names names = new Names(schemas.definitions());
    Catalog catalog = Catalog.shipped();
    for (String way : List.of("NetworkEntryDuring", "Way")) {
      names.suggest(way, "wifi", catalog.names(ProfileKind.NETWORK));
      names.suggest(way, "cellular", catalog.radios(RadioKind.CELLULAR));
      names.suggest(way, "profile", catalog.names(ProfileKind.LINK));
      names.suggest(way, "generator", catalog.names(ProfileKind.GENERATOR));
    }
    names.suggest("DatasetSpec", "content", catalog.names(ProfileKind.CONTENT));
    UseSchemas uses = new UseSchemas(schemas);
    names.replace("Scenario", "client", schemas.shared("Client", uses.client(clients)));
    names.replace("Scenario", "device", uses.device(catalog.names(ProfileKind.DEVICE)));
    names.replace("Scenario", "policy", schemas.shared("Policy", uses.policy(policies)));
    root.put("$defs", schemas.definitions());
    return text(root);
  }

  private static String text(Map<String, Object> root) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indent);
    try {
      String indented = new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
      return ONE_MEMBER.matcher(indented).replaceAll("{ $1 }");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is made of maps, lists and words", e);
    }
  }

  /** Puts names that are known only at run time into the definitions of records. */
  private record Names(Map<String, Object> definitions) {
    /** Names, or the path of a file. */
    void suggest(String definition, String key, List<String> known) {
      replace(definition, key, UseSchemas.nameOrFile(known));
    }

    @SuppressWarnings("unchecked") // definitions of records are maps with properties
    void replace(String definition, String key, Map<String, Object> schema) {
      Map<String, Object> record = (Map<String, Object>) definitions.get(definition);
      Map<String, Object> properties =
          record == null ? null : (Map<String, Object>) record.get("properties");
      if (properties == null || !(properties.get(key) instanceof Map<?, ?> old)) {
        throw new IllegalStateException("the schema has no " + definition + "." + key);
      }
      Map<String, Object> described = new LinkedHashMap<>(schema);
      described.put("description", String.valueOf(old.get("description")));
      properties.put(key, described);
    }
  }
}
