package dev.torpor.harness.backend;

import static dev.torpor.harness.backend.StubFolder.get;
import static dev.torpor.harness.backend.StubFolder.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.WireSize;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.ServerChanges;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The backend that scenarios start from does what its README says. */
class NewsBackendTest {
  private static final Path NEWS = Path.of("..", "scenarios", "backends", "news");
  private static final ServerChanges CHANGES =
      new ServerChanges(200, new long[] {TimeFormat.HOUR}, new int[] {17});

  @Test
  void given_the_news_backend_when_asked_then_it_answers_as_its_readme_says() throws Exception {
    Backend news =
        Backends.load(NEWS, "backends/news")
            .open(
                new DatasetSettings(2_048, "cursor"),
                CHANGES,
                new RandomStreams(42),
                StubFolder.START);

    assertThat(WireSize.of(get(news, "/feed", 0).response())).isEqualTo(409_927);
    assertThat(text(get(news, "/feed?cursor=c0", 0)))
        .isEqualTo(
            "66ms 200 [Content-Type: application/json, Cache-Control: no-store]"
                + " {\"cursor\":\"c0\",\"changes\":[]}");
    assertThat(text(get(news, "/feed?cursor=c9", 0))).contains(" 410 [");
    HttpRequest known =
        HttpRequest.get("https://api.example.test/articles").withHeader("If-None-Match", "\"s0\"");
    assertThat(text(news.receive(known, 0)))
        .isEqualTo("82ms 304 [ETag: \"s0\", Cache-Control: no-cache] ");
    assertThat(text(get(news, "/config", 2 * TimeFormat.HOUR)))
        .isEqualTo(
            """
            30ms 200 [Content-Type: application/json] {
              "serverTime": "2026-03-02T02:00:00Z",
              "session": "b1fb339b-5568-4037-abe1-aedb93e952f4",
              "minimumVersion": "3.0",
              "feed": "https://api.example.test/feed"
            }
            """);
    assertThat(news.report()).isEqualTo(BackendReport.allAnswered(5));
  }
}
