package dev.torpor.harness.backend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.harness.text.TextException;
import dev.torpor.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How faults are written, and what is said about mistakes. */
class FaultFormTest {
  @Test
  void given_a_line_when_read_then_rules_and_options_are_told_apart() {
    FaultSpec spec =
        FaultLines.read("- {route: GET /items/**, fault: latency, rate: 5%, delay: 3s}").get(0);
    assertThat(spec.name()).isEqualTo("latency");
    assertThat(spec.rules().route()).isEqualTo(new Route("GET", "/items/**"));
    assertThat(spec.rules().rate()).hasToString("5%");
    assertThat(spec.fault())
        .hasToString("Latency[law=FIXED, delay=3s, max=null, p95=null," + " part=ANSWER]");
  }

  @Test
  void given_mistakes_when_read_then_each_has_its_place_and_advice() {
    assertThat(
            FaultLines.mistakes(
                """
                - {fault: latncy}
                - {rate: 5%}
                - {fault: latency, dely: 3s, rte: 5%}
                - {fault: no-answer, colour: 1}
                - {fault: portal-page, colour: 1}
                - {fault: unavailable, status: 500x, rate: 0.5, route: items}
                - {fault: unavailable, status: 404}
                - {fault: latency, law: uniform}
                - {fault: portal-page, from: 1h}
                - {fault: portal-page, at: 1h, every: 2h}
                - {fault: portal-page, route: GETT /a}
                - {fault: portal-page, route: GET /a?b=c}
                """))
        .containsExactly(
            "1:11 'latncy' is not one of " + Faults.names() + ". Did you mean 'latency'?",
            "2:3 'fault' is missing: one of " + Faults.names(),
            "3:20 the fault latency has no option 'dely'. Did you mean 'delay'?",
            "3:30 the fault latency has no option 'rte'. Did you mean 'rate'?",
            "4:22 the fault no-answer has no option 'colour': it has [seen, after], and every fault"
                + " has [route, at, from, to, days, every, for, rate, times]",
            "5:24 the fault portal-page has no option 'colour': it has no options of its own, and"
                + " every fault has [route, at, from, to, days, every, for, rate, times]",
            "6:32 '500x' is not a whole number",
            "6:44 '0.5' is not a percentage: write one such as 50%",
            "6:56 'items' is not a route: write METHOD /path or /path, such as GET /items/**; *"
                + " stands for anything within a segment, ** for any number of segments",
            "7:3 'status' is one of [429, 500, 502, 503, 504], not 404; for 401 there is the fault"
                + " unauthorized, for 404 and 410 token-gone",
            "8:3 a uniform latency lies between 'delay' and 'max': 'max' is missing or smaller",
            "9:3 'from' and 'to' go together",
            "10:3 'at', 'from' with 'to', and 'every' are three ways to say when: give one of them,"
                + " and a line of its own for each further one",
            "11:31 'GETT' is not a method of HTTP in upper case: there are [*, GET, HEAD, POST,"
                + " PUT, PATCH, DELETE, OPTIONS]",
            "12:31 'GET /a?b=c' is not a route: a route is a path without its query, since requests"
                + " of all queries go the same way");
  }

  @Test
  void given_globs_when_asked_then_stars_keep_to_their_segments() {
    assertThat(onRoute("GET /items/**", "/items", "/items/r1", "/items/r1/x", "/items?x=1"))
        .containsExactly(true, true, true, true);
    assertThat(onRoute("/items/*", "/items", "/items/r1", "/items/r1/x", "/items/"))
        .containsExactly(false, true, false, true);
    assertThat(onRoute("/**/x", "/a/x", "/a/b/x", "/x", "/a/y"))
        .containsExactly(true, true, false, false);
    assertThat(onRoute("/a.b", "/a.b", "/acb")).containsExactly(true, false);
    assertThat(onRoute("POST /a", "/a")).containsExactly(false);
    assertThatThrownBy(() -> Route.parse("GET a")).isInstanceOf(TextException.class);
  }

  private static List<Boolean> onRoute(String route, String... targets) {
    Route.Matcher matcher = Route.parse(route).matcher();
    return List.of(targets).stream()
        .map(target -> matcher.matches(HttpRequest.get("https://api.test" + target)))
        .toList();
  }

  @Test
  void given_a_fault_that_can_do_nothing_there_when_asked_then_it_says_what_to_use() {
    FaultSite cursor = new FaultSite(List.of("cursor"), FaultSite.Answers.NONE);
    assertThat(refusal("{fault: wrong-304}", cursor))
        .isEqualTo(
            "nothing here answers conditional requests: the backend has the dataset as cursor;"
                + " serve the dataset as validators, or use empty-list, which says the same of a"
                + " feed");
    assertThat(refusal("{fault: stuck-page}", cursor)).contains("nothing here has pages");
    assertThat(refusal("{fault: maintenance}", cursor)).contains("takes a window");
    assertThat(refusal("{fault: restored-backup}", cursor)).contains("at moments");
    assertThat(refusal("{fault: rate-limit, rate: 5%}", cursor)).contains("every request");
    assertThat(refusal("{fault: unauthorized, reauth: POST /t}", cursor)).contains("at moments");
    assertThat(refusal("{fault: token-gone}", cursor)).isEqualTo("can");
    FaultSite validators = new FaultSite(List.of("validators"), FaultSite.Answers.NONE);
    assertThat(refusal("{fault: token-gone}", validators)).contains("hands out tokens");
    FaultSite resumable = new FaultSite(List.of("resumable"), FaultSite.Answers.NONE);
    assertThat(refusal("{fault: empty-list}", resumable)).contains("answers with a list");
    FaultSite mixed = new FaultSite(List.of("resumable"), FaultSite.Answers.SOME);
    assertThat(refusal("{fault: empty-list}", mixed)).isEqualTo("can");
  }

  private static String refusal(String line, FaultSite site) {
    FaultSpec spec = FaultLines.read("- " + line).get(0);
    String refusal = spec.fault().refusal(spec.rules(), site);
    return refusal == null ? "can" : refusal;
  }
}
