package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.extension.responsetemplating.helpers.RenderableDate;
import java.text.SimpleDateFormat;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** A date in a template that is written in English and, unless told otherwise, in UTC. */
@SuppressWarnings("JavaUtilDate") // what WireMock's helpers exchange
final class PinnedDate extends RenderableDate {
  private static final long serialVersionUID = 1L;

  private PinnedDate(Date date, @Nullable String format, @Nullable ZoneId zone) {
    super(date, format, zone);
  }

  static PinnedDate of(RenderableDate date) {
    return new PinnedDate(date, date.getFormat(), date.getTimezone());
  }

  @Override
  public String toString() {
    String format = getFormat();
    if (format == null || format.equals("epoch") || format.equals("unix")) {
      return super.toString();
    }
    SimpleDateFormat pinned = new SimpleDateFormat(format, Locale.ENGLISH);
    ZoneId zone = getTimezone() == null ? ZoneOffset.UTC : getTimezone();
    pinned.setTimeZone(TimeZone.getTimeZone(zone));
    return pinned.format(this);
  }
}
