package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.torpor.harness.text.NearestMatch;
import java.util.List;
import java.util.Map;

/**
 * What holds for all stubs of a directory: {@code settings.json}, in the JSON that WireMock's
 * {@code /__admin/settings} takes and gives, for WireMock itself reads no settings from a
 * directory.
 *
 * @param delay for stubs that say nothing of their own
 * @param templated whether every response is a template, as with WireMock's {@code
 *     --global-response-templating}
 */
record DirectorySettings(StubDelay delay, boolean templated) {
  static final String FILE = "settings.json";

  static final DirectorySettings NONE = new DirectorySettings(StubDelay.OPEN, false);

  private static final String TEMPLATING = "globalResponseTemplating";
  private static final List<String> FIELDS =
      List.of("fixedDelay", "delayDistribution", "extended", "proxyPassThrough");
  private static final List<String> EXTENDED = List.of(TEMPLATING);

  /** Reads the file; mistakes are reported to it. */
  static DirectorySettings read(JsonSource source) {
    JsonNode root = source.read();
    if (root == null) {
      return NONE;
    }
    boolean wrapped = root.size() == 1 && root.has("settings"); // as the admin API gives them
    JsonNode settings = wrapped ? root.get("settings") : root;
    String path = wrapped ? "settings" : "";
    checkNames(source, settings, path, FIELDS);
    String extended = path.isEmpty() ? "extended" : path + ".extended";
    checkNames(source, settings.path("extended"), extended, EXTENDED);
    return new DirectorySettings(
        new DelayRules(source).read(settings, path, "fixedDelay"),
        settings.path("extended").path(TEMPLATING).asBoolean(false));
  }

  private static void checkNames(
      JsonSource source, JsonNode object, String path, List<String> known) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!known.contains(field.getKey())) {
        source.refuse(
            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
            "settings are only "
                + String.join(", ", known)
                + NearestMatch.hint(field.getKey(), known));
      }
    }
  }
}
