package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.extension.Parameters;
import dev.torpor.harness.text.NearestMatch;
import dev.torpor.http.Header;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the webhooks of a stub, in the present form and the old one of post-serve actions. */
final class WebhookRules {
  /** Where stubs say what happens after an answer. */
  static final List<String> FIELDS = List.of("serveEventListeners", "postServeActions");

  private static final String WEBHOOK = "webhook";
  private static final String AFTER = "AFTER_COMPLETE";

  private final JsonSource source;
  private final TemplateRules templates;

  WebhookRules(JsonSource source, TemplateRules templates) {
    this.source = source;
    this.templates = templates;
  }

  /**
   * The webhooks of a stub, in the order of the file; those that are wrong are reported.
   *
   * @param path of the stub within its file
   */
  List<Webhook> read(JsonNode stub, String path) {
    List<Webhook> webhooks = new ArrayList<>();
    for (String field : FIELDS) {
      JsonNode listeners = stub.path(field);
      String at = path.isEmpty() ? field : path + "." + field;
      if (listeners.isObject()) { // name to parameters, as WireMock before 2.32 wrote it
        for (Map.Entry<String, JsonNode> entry : listeners.properties()) {
          String each = at + "." + entry.getKey();
          if (isWebhook(entry.getKey(), each)) {
            add(webhooks, entry.getValue(), each);
          }
        }
      }
      for (int i = 0; listeners.isArray() && i < listeners.size(); i++) {
        JsonNode listener = listeners.get(i);
        String each = at + "[" + i + "]";
        checkPhases(listener.path("requestPhases"), each + ".requestPhases");
        String name = listener.path("name").asText("");
        if (isWebhook(name, each + ".name")) {
          add(webhooks, listener.path("parameters"), each + ".parameters");
        }
      }
    }
    return webhooks;
  }

  private void checkPhases(JsonNode phases, String at) {
    for (JsonNode phase : phases) {
      if (phase.asText().equals(AFTER)) {
        return;
      }
    }
    if (phases.isArray()) {
      source.refuse(at, "a webhook is sent in the phase " + AFTER + " alone; add it, or leave out");
    }
  }

  private boolean isWebhook(String name, String at) {
    if (!name.equals(WEBHOOK)) {
      source.refuse(
          at,
          "there is no listener '"
              + name
              + "' here, only webhook, which is sent in virtual time"
              + NearestMatch.hint(name, List.of(WEBHOOK)));
    }
    return name.equals(WEBHOOK);
  }

  private void add(List<Webhook> webhooks, JsonNode parameters, String at) {
    String url = parameters.path("url").asText("");
    if (url.isEmpty()) {
      source.refuse(at, "a webhook needs a 'url'");
      return;
    }
    if (!url.contains("{{") && !url.matches("https?://[^/]+.*")) {
      source.refuse(at + ".url", "'" + url + "' is not an http or https URL");
    }
    checkTemplates(parameters, at);
    checkBase64(parameters, at);
    webhooks.add(
        new Webhook(
            parameters.path("method").asText("GET"),
            url,
            headers(parameters.path("headers")),
            text(parameters.path("body")),
            text(parameters.path("base64Body")),
            new DelayRules(source).alone(parameters.path("delay"), at + ".delay"),
            Parameters.from(values(parameters))));
  }

  @SuppressWarnings("unchecked") // what Jackson makes of an object
  private static Map<String, Object> values(JsonNode parameters) {
    return Json.getObjectMapper().convertValue(parameters, Map.class);
  }

  private void checkTemplates(JsonNode node, String at) {
    if (node.isTextual()) {
      for (String message : templates.check(node.asText())) {
        source.refuse(at, message);
      }
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      checkTemplates(field.getValue(), at + "." + field.getKey());
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      checkTemplates(node.get(i), at + "[" + i + "]");
    }
  }

  private void checkBase64(JsonNode parameters, String at) {
    try {
      Base64.getDecoder().decode(parameters.path("base64Body").asText(""));
    } catch (IllegalArgumentException e) {
      source.refuse(at + ".base64Body", "not base64: " + e.getMessage());
    }
  }

  private static List<Header> headers(JsonNode node) {
    List<Header> headers = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getValue().isArray()) {
        field.getValue().forEach(each -> headers.add(new Header(field.getKey(), each.asText())));
      } else {
        headers.add(new Header(field.getKey(), field.getValue().asText()));
      }
    }
    return headers;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node.asText();
  }
}
