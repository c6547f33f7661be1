package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.text.NearestMatch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Refuses in stubs what the simulation cannot do the same way twice, and what it cannot do at all.
 */
final class StubRules {
  /** Opts a stub in to the dataset. */
  static final String DATASET = "torpor-dataset";

  /** WireMock's own templating. */
  static final String TEMPLATE = "response-template";

  private static final List<String> TRANSFORMERS = List.of(TEMPLATE, DATASET);

  private final JsonSource source;
  private final BodyFiles files;
  private final TemplateRules templates;

  StubRules(JsonSource source, BodyFiles files, TemplateRules templates) {
    this.source = source;
    this.files = files;
    this.templates = templates;
  }

  /** True when a response asks for a transformer. */
  static boolean uses(String transformer, JsonNode response) {
    for (JsonNode name : response.path("transformers")) {
      if (name.asText().equals(transformer)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Checks a stub.
   *
   * @param path of the stub within its file, empty when it is the file
   * @param templated whether its response is a template
   */
  void check(JsonNode stub, String path, boolean templated) {
    checkMatchers(stub.path("request"), join(path, "request"));
    checkResponse(stub.path("response"), join(path, "response"), templated);
  }

  private void checkMatchers(JsonNode node, String path) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        checkMatchers(node.get(i), path + "[" + i + "]");
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      String at = join(path, name);
      if (DateMatchers.NAMES.contains(name) && isNow(field.getValue())) {
        refuse(
            at,
            "'now' is this machine's clock; write the instant itself, such as"
                + " 2026-03-02T00:00:00Z");
      } else if (name.equals("customMatcher")) {
        refuse(at, "there are no matcher extensions here; use WireMock's own matchers");
      } else if (name.equals("multipartPatterns")) {
        refuse(at, "multipart bodies are not taken apart; match the whole with bodyPatterns");
      } else if (!name.startsWith("equalTo") && !name.equals("matchesJsonSchema")) {
        checkMatchers(field.getValue(), at);
      }
    }
  }

  /** True for {@code now}, {@code now +3 days} and the short form {@code 3 days}. */
  private static boolean isNow(JsonNode value) {
    String text = value.asText("").strip();
    return text.matches("(?i)now\\b.*") || text.matches("[-+]?[0-9]+ [a-zA-Z]+");
  }

  private void checkResponse(JsonNode response, String path, boolean templated) {
    if (response.has("proxyBaseUrl")) {
      refuse(
          join(path, "proxyBaseUrl"),
          "proxying reaches out to a real network; answer with a body, a body file or the"
              + " dataset");
    }
    JsonNode transformers = response.path("transformers");
    for (int i = 0; i < transformers.size(); i++) {
      String name = transformers.get(i).asText();
      if (!TRANSFORMERS.contains(name)) {
        refuse(
            join(path, "transformers[" + i + "]"),
            "there is no transformer '"
                + name
                + "', only "
                + String.join(", ", TRANSFORMERS)
                + NearestMatch.hint(name, TRANSFORMERS));
      }
    }
    if (uses(DATASET, response)) {
      new DatasetRules(source).check(response, path);
    }
    checkBodyFile(response, path, templated);
    if (templated) {
      checkTemplates(response, path);
    }
  }

  private void checkBodyFile(JsonNode response, String path, boolean templated) {
    String name = response.path("bodyFileName").asText("");
    String at = join(path, "bodyFileName");
    if (name.isEmpty() || (templated && name.contains("{{"))) {
      return;
    }
    if (files.escapes(name)) {
      refuse(at, "'" + name + "' leads out of __files; move the file there");
    } else if (files.read(name) == null) {
      refuse(at, "there is no file '" + name + "' in __files");
    }
  }

  private void checkTemplates(JsonNode response, String path) {
    for (String field : List.of("body", "bodyFileName")) {
      if (response.has(field)) {
        checkTemplate(response.get(field).asText(), join(path, field));
      }
    }
    if (response.has("jsonBody")) {
      checkTemplate(response.get("jsonBody").toString(), join(path, "jsonBody"));
    }
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      String at = join(path, "headers." + header.getKey());
      if (header.getValue().isArray()) {
        header.getValue().forEach(value -> checkTemplate(value.asText(), at));
      } else {
        checkTemplate(header.getValue().asText(), at);
      }
    }
    String file = response.path("bodyFileName").asText("");
    JsonNode parameters = response.path("transformerParameters");
    boolean verbatim = parameters.path("disableBodyFileTemplating").asBoolean(false);
    byte[] content = verbatim || file.contains("{{") ? null : files.read(file);
    if (content != null) {
      for (String message : templates.check(new String(content, StandardCharsets.UTF_8))) {
        refuse(join(path, "bodyFileName"), "in __files/" + file + ": " + message);
      }
    }
  }

  private void checkTemplate(String template, String field) {
    for (String message : templates.check(template)) {
      refuse(field, message);
    }
  }

  private void refuse(String field, String message) {
    source.refuse(field, message);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
