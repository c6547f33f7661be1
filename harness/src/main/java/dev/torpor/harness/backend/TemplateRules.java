package dev.torpor.harness.backend;

import com.github.jknack.handlebars.HandlebarsException;
import com.github.jknack.handlebars.Helper;
import com.github.tomakehurst.wiremock.extension.responsetemplating.TemplateEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in templates what would differ from run to run or from machine to machine. */
final class TemplateRules {
  private static final Pattern EXPRESSION =
      Pattern.compile("\\{\\{\\{?(?!!)(.*?)}}", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("\\\\?\"[^\"]*\"|'[^']*'");
  private static final Pattern WORD = Pattern.compile("[\\w.@/\\[\\]-]++(?!\\s*=)");
  private static final Pattern SCOPE = Pattern.compile("^(?:\\.\\./|this[./]|@root\\.)+");
  private static final String LOCALE =
      "writes as this machine's language does; use {{date ... format='...'}} or write it out";
  private static final Map<String, String> REFUSED = new TreeMap<>();

  static {
    REFUSED.put("hostname", "names this machine; use {{request.host}} or write the name");
    REFUSED.put(
        "systemValue",
        "reads this machine's settings; write the value, or give it in transformerParameters"
            + " and use {{parameters.NAME}}");
    REFUSED.put("dateFormat", LOCALE);
    REFUSED.put("numberFormat", LOCALE);
    REFUSED.put("stringFormat", LOCALE);
    REFUSED.put("i18n", LOCALE);
    REFUSED.put("i18nJs", LOCALE);
  }

  private @Nullable TemplateEngine engine;

  /** Everything that is wrong with a template, one sentence each. */
  List<String> check(String template) {
    List<String> messages = new ArrayList<>();
    Matcher expressions = EXPRESSION.matcher(template);
    while (expressions.find()) {
      Matcher words = WORD.matcher(QUOTED.matcher(expressions.group(1)).replaceAll("''"));
      while (words.find()) {
        String bare = words.group().replace("[", "").replace("]", "");
        String word = SCOPE.matcher(bare).replaceFirst("");
        String reason = REFUSED.get(word);
        String message = "{{" + word + "}} " + reason;
        if (reason != null && !messages.contains(message)) {
          messages.add(message);
        }
      }
    }
    if (messages.isEmpty()) {
      compile(template, messages);
    }
    return messages;
  }

  private void compile(String template, List<String> messages) {
    try {
      engine().getUncachedTemplate(template);
    } catch (HandlebarsException e) {
      String reason = JsonSource.firstLine(String.valueOf(e.getMessage()));
      messages.add("not a template: " + reason.replaceFirst("^inline@[0-9a-f]+:", ""));
    }
  }

  /** Made when the first template turns up: many directories have none. */
  private TemplateEngine engine() {
    TemplateEngine made = engine;
    if (made == null) {
      Map<String, Helper<?>> helpers = TemplateHelpers.byName(new StubInFlight(Instant.EPOCH));
      made = new TemplateEngine(helpers, 0L, null, true, List.of());
      engine = made;
    }
    return made;
  }
}
