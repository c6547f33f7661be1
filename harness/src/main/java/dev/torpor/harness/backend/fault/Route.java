package dev.torpor.harness.backend.fault;

import dev.torpor.harness.text.TextException;
import dev.torpor.harness.text.TextForm;
import dev.torpor.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which requests a fault concerns: {@code GET /items/**}, or a path alone for every method.
 *
 * @param method in upper case, {@code *} for any
 * @param glob of the path without its query: {@code *} stands for anything but a slash, {@code **}
 *     for anything, and a {@code /**} at the end for nothing too
 */
public record Route(String method, String glob) {
  /** Every request. */
  public static final Route ANY = new Route("*", "/**");

  private static final List<String> METHODS =
      List.of("*", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** How it is written. */
  static final TextForm<Route> FORM =
      new TextForm<>("a route", "GET /items/**", "((\\*|[A-Z]+) )?/[^ ?#]*", Route::parse);

  /** Reads a route; throws {@link TextException} with advice if the text is not one. */
  public static Route parse(String text) {
    String[] words = text.strip().split(" +", -1);
    String path = words[words.length - 1];
    if (words.length > 2 || !path.startsWith("/")) {
      throw new TextException(
          "'"
              + text
              + "' is not a route: write METHOD /path or /path, such as GET /items/**; * stands for"
              + " anything within a segment, ** for any number of segments");
    }
    if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
      throw new TextException(
          "'"
              + text
              + "' is not a route: a route is a path without its query, since requests of"
              + " all queries go the same way");
    }
    String method = words.length == 1 ? "*" : words[0];
    if (!METHODS.contains(method)) {
      throw new TextException(
          "'" + method + "' is not a method of HTTP in upper case: there are " + METHODS);
    }
    return new Route(method, path);
  }

  /** Who decides for many requests whether they are on the route. */
  Matcher matcher() {
    return new Matcher(method, pattern(glob));
  }

  /** A route that is ready to be asked. */
  record Matcher(String method, Pattern path) {
    boolean matches(HttpRequest request) {
      return (method.equals("*") || method.equals(request.method()))
          && path.matcher(pathOf(request.target())).matches();
    }
  }

  static String pathOf(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    String rest = glob;
    String end = "";
    if (rest.endsWith("/**")) {
      rest = rest.substring(0, rest.length() - 3);
      end = "(/.*)?";
    }
    for (int i = 0; i < rest.length(); i++) {
      if (rest.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (rest.charAt(i) == '*') {
        regex.append("[^/]*");
      } else {
        regex.append(Pattern.quote(rest.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex + end);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return method.equals("*") ? glob : method + " " + glob;
  }
}
