package dev.torpor.harness.backend.dataset;

import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerFact;
import dev.torpor.random.RandomStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole list under HTTP's validators (RFC 9110, sections 8.8.2, 8.8.3, 13.1.2, 13.1.3 and
 * 15.4.5).
 *
 * <p>{@code GET} answers {@code {"records":[...]}} with all records in order of their numbers, an
 * {@code ETag} that names the state, and {@code Last-Modified} in whole seconds: whoever goes by
 * the date alone misses what changes twice in one second. A validator that still holds is answered
 * with 304 without a body; {@code If-None-Match} wins over {@code If-Modified-Since}.
 */
final class ValidatorsShape extends RecordShape {
  private static final ShapeOption TAGS =
      ShapeOption.choice("tags", "what kind of ETag the list has", "strong", "weak", "none");
  private static final ShapeOption DATES =
      ShapeOption.choice("lastModified", "whether the list has a Last-Modified", "on", "off");
  private static final ShapeOption CHURN =
      ShapeOption.span(
          "tagChurn",
          "",
          "how often the ETag changes without a change of the list, as by new deployments");

  static final List<ShapeOption> OPTIONS = options(TAGS, DATES, CHURN);

  private final boolean isWeak;
  private final boolean tagged;
  private final boolean dated;
  private final long churn;
  private @Nullable ShapeReply present;
  private @Nullable ShapeReply notModified;
  private long presentStamp = -1;
  private long churns;
  private String tag = "";
  private String date = "";

  ValidatorsShape(ShapeOptions options, RandomStream chance) throws ShapeOptionException {
    super(options);
    this.isWeak = options.is(TAGS, "weak");
    this.tagged = !options.is(TAGS, "none");
    this.dated = options.is(DATES, "on");
    this.churn = options.numberOrNever(CHURN);
    if (!tagged && !dated) {
      throw new ShapeOptionException(
          DATES.name(), "a list with neither ETag nor Last-Modified is the shape 'list'");
    }
    if (options.has(CHURN) && (!tagged || churn == 0)) {
      throw new ShapeOptionException(
          CHURN.name(), "needs an ETag that it can change, and a time that passes in between");
    }
  }

  @Override
  ShapeReply read(Asked asked, Dataset dataset) {
    long churned = asked.now() / churn;
    if (presentStamp != dataset.stamp() || churns != churned) {
      present = null;
      notModified = null;
      presentStamp = dataset.stamp();
      churns = churned;
      tag = tag(dataset);
      date = HttpDates.write(dataset.instant(dataset.modifiedMicros()));
    }
    if (isCurrent(asked, dataset)) {
      ShapeReply kept = notModified;
      if (kept == null) {
        kept = ShapeReply.of(new HttpResponse(304, validator(), Body.none()), read(dataset, true));
        notModified = kept;
      }
      return kept;
    }
    ShapeReply kept = present;
    if (kept == null) {
      kept = list(dataset);
      present = kept;
    }
    return kept;
  }

  private boolean isCurrent(Asked asked, Dataset dataset) {
    String tags = asked.header("If-None-Match");
    if (tags != null) {
      return tagged && EntityTags.matchWeakly(tags, tag);
    }
    String since = asked.header("If-Modified-Since");
    if (since == null || !dated) {
      return false;
    }
    Instant instant = since.equals(date) ? null : HttpDates.read(since);
    Instant modified = dataset.instant(dataset.modifiedMicros());
    return since.equals(date)
        || (instant != null && HttpDates.isUnmodifiedSince(modified, instant));
  }

  private String tag(Dataset dataset) {
    StringBuilder text = new StringBuilder(isWeak ? "W/\"s" : "\"s").append(dataset.position());
    if (dataset.epoch() > 0) {
      text.append('e').append(dataset.epoch());
    }
    if (churn != Long.MAX_VALUE) {
      text.append('-').append(churns);
    }
    return text.append('"').toString();
  }

  private ShapeReply list(Dataset dataset) {
    RecordList list = new RecordList("{\"records\":[", dataset.records());
    list.addAll(dataset);
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", "application/json"));
    headers.addAll(validators());
    return ShapeReply.of(new HttpResponse(200, headers, list.toBody()), read(dataset, false));
  }

  private List<Header> validators() {
    List<Header> headers = new ArrayList<>();
    if (tagged) {
      headers.add(new Header("ETag", tag));
    }
    if (dated) {
      headers.add(new Header("Last-Modified", date));
    }
    return headers;
  }

  /** What a 304 has: the date only where there is no tag (RFC 9110, section 15.4.5). */
  private List<Header> validator() {
    return List.of(tagged ? new Header("ETag", tag) : new Header("Last-Modified", date));
  }

  private static ServerFact read(Dataset dataset, boolean unchanged) {
    long position = dataset.position();
    return new ServerFact.Read(unchanged ? position : -1, position, true);
  }
}
