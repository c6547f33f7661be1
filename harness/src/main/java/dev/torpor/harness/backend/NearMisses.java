package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.verification.NearMiss;
import com.github.tomakehurst.wiremock.verification.diff.PlainTextDiffRenderer;
import dev.torpor.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The requests that no stub wanted, by their shape; the first of each shape is compared with the
 * stub that came closest, for looking for that one is dear.
 */
final class NearMisses {
  /** More shapes than this are counted under the last one. */
  static final int MOST_SHAPES = 100;

  private static final int COLUMNS = 99;
  private static final int LONG_SEGMENT = 24;
  private static final Pattern COMPARISON = Pattern.compile("[^-|].*\\| .*\\S.*");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final String OTHERS = "requests of other shapes";

  private final Map<String, Found> byShape = new LinkedHashMap<>();
  private long all;

  /** What is known of one shape. */
  private static final class Found {
    private final long firstAt;
    private final String first;
    private final @Nullable RunStub closest;
    private final List<String> comparison;
    private long count;

    Found(long firstAt, String first, @Nullable RunStub closest, List<String> comparison) {
      this.firstAt = firstAt;
      this.first = first;
      this.closest = closest;
      this.comparison = comparison;
    }
  }

  /** Finds the stub that came closest. */
  interface Search {
    @Nullable NearMiss nearest();

    RunStub stubOf(NearMiss miss);
  }

  /** No stub wanted a request that came at that virtual instant. */
  void add(HttpRequest request, long now, Search search) {
    all++;
    String shape = shape(request);
    Found found = byShape.get(shape);
    if (found == null && byShape.size() >= MOST_SHAPES) {
      shape = OTHERS;
      found = byShape.get(shape);
    }
    if (found == null) {
      found = find(request, now, search);
      byShape.put(shape, found);
    }
    found.count++;
  }

  private static Found find(HttpRequest request, long now, Search search) {
    String first = request.method() + " " + request.target();
    NearMiss miss = search.nearest();
    return miss == null
        ? new Found(now, first, null, List.of())
        : new Found(now, first, search.stubOf(miss), comparison(miss));
  }

  /** WireMock's comparison without its frame. */
  private static List<String> comparison(NearMiss miss) {
    return new PlainTextDiffRenderer(Map.of(), COLUMNS)
        .render(miss.getDiff())
        .lines()
        .map(String::stripTrailing)
        .filter(line -> COMPARISON.matcher(line).matches())
        .toList();
  }

  /** Method, path with a star for what looks like an id, and names of the query. */
  static String shape(HttpRequest request) {
    String target = request.target();
    int question = target.indexOf('?');
    List<String> segments = new ArrayList<>();
    for (String segment : (question < 0 ? target : target.substring(0, question)).split("/", -1)) {
      boolean id = segment.length() > LONG_SEGMENT || DIGIT.matcher(segment).find();
      segments.add(id ? "*" : segment);
    }
    String shape = request.method() + " " + String.join("/", segments);
    if (question < 0) {
      return shape;
    }
    String names =
        Pattern.compile("&")
            .splitAsStream(target.substring(question + 1))
            .map(pair -> pair.replaceFirst("=.*", ""))
            .distinct()
            .sorted()
            .collect(Collectors.joining("&"));
    return shape + "?" + names;
  }

  /** How many no stub wanted. */
  long all() {
    return all;
  }

  /** One entry a shape, in the order in which they first came. */
  List<UnmatchedRequests> report() {
    List<UnmatchedRequests> report = new ArrayList<>();
    byShape.forEach(
        (shape, found) -> {
          RunStub closest = found.closest;
          report.add(
              new UnmatchedRequests(
                  shape,
                  found.count,
                  found.firstAt,
                  found.first,
                  closest == null ? null : closest.key(),
                  closest == null ? null : closest.file(),
                  found.comparison));
        });
    return report;
  }
}
