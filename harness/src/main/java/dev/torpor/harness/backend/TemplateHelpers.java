package dev.torpor.harness.backend;

import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.tomakehurst.wiremock.common.DateTimeTruncation;
import com.github.tomakehurst.wiremock.extension.responsetemplating.helpers.HandlebarsCurrentDateHelper;
import com.github.tomakehurst.wiremock.extension.responsetemplating.helpers.RenderableDate;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Template helpers in place of those of WireMock that would look at the machine's clock, language,
 * zone, name or chance. They take the same options.
 */
@SuppressWarnings("JavaUtilDate") // what WireMock's helpers exchange
final class TemplateHelpers {
  private static final HandlebarsCurrentDateHelper DATE = new HandlebarsCurrentDateHelper();

  private TemplateHelpers() {}

  /** The helpers, for templates that are rendered while a request is in flight. */
  static Map<String, Helper<?>> byName(StubInFlight flight) {
    Map<String, Helper<?>> helpers = new TreeMap<>();
    new RandomHelpers(flight).addTo(helpers);
    put(helpers, "now", (context, options) -> date(null, options, flight));
    put(helpers, "date", (context, options) -> date(context, options, flight));
    put(helpers, "truncateDate", TemplateHelpers::truncated);
    put(helpers, "upper", (text, options) -> String.valueOf(text).toUpperCase(Locale.ROOT));
    put(helpers, "lower", (text, options) -> String.valueOf(text).toLowerCase(Locale.ROOT));
    put(helpers, "hostname", (context, options) -> refused("hostname"));
    put(helpers, "systemValue", (context, options) -> refused("systemValue"));
    return helpers;
  }

  private static void put(Map<String, Helper<?>> helpers, String name, Helper<Object> helper) {
    helpers.put(name, helper);
  }

  private static Object date(@Nullable Object context, Options options, StubInFlight flight)
      throws IOException {
    Date date = context instanceof Date given ? given : Date.from(flight.now());
    return PinnedDate.of((RenderableDate) DATE.apply(date, options));
  }

  private static Object truncated(Object context, Options options) {
    if (!(context instanceof Date date) || options.params.length < 1) {
      throw new IllegalArgumentException(
          "truncateDate takes a date and what to truncate it to, such as 'first hour of day'");
    }
    String to = options.param(0).toString().toUpperCase(Locale.ROOT);
    RenderableDate zoned =
        date instanceof RenderableDate given && given.getTimezone() != null
            ? given
            : new RenderableDate(date, null, ZoneOffset.UTC);
    return PinnedDate.of((RenderableDate) DateTimeTruncation.fromString(to).truncate(zoned));
  }

  /** Reached only by templates that hide the name from the check at load. */
  private static Object refused(String name) {
    throw new IllegalArgumentException("{{" + name + "}} differs from machine to machine");
  }
}
