package dev.torpor.harness.backend;

import static dev.torpor.harness.backend.StubFolder.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.world.ServerChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stubs may say of their shape, and what they are told when they say it wrongly. */
class DatasetOptionsTest {
  @TempDir Path root;
  private StubFolder folder;

  @BeforeEach
  void newFolder() {
    folder = new StubFolder(root).changes(new ServerChanges(5, new long[0], new int[0]));
  }

  private StubFolder stub(String file, String url, String parameters) {
    return folder.file(
        "mappings/" + file,
        "{'request': {'method': 'ANY', 'urlPathPattern': '"
            + url
            + "'}, 'response': {'transformers': ['torpor-dataset'], 'transformerParameters': {"
            + parameters
            + "}}}");
  }

  @Test
  void given_options_that_cannot_be_when_loaded_then_each_is_refused_where_it_stands() {
    stub("a.json", "/a", "'shape': 'paged', 'pageLimt': 3");
    stub("b.json", "/b", "'shape': 'paged', 'pageLimit': 0");
    stub("c.json", "/c", "'shape': 'cursor', 'tokenLife': '7 fortnights'");
    stub("d.json", "/d", "'shape': 'validators', 'tags': 'week'");
    stub("e.json", "/e", "'shape': 'validators', 'tags': 'none', 'lastModified': 'off'");
    stub("f.json", "/f", "'shape': 'longpoll', 'backoffEvery': 2");
    stub("g.json", "/g", "'tokenLife': '7d'");
    stub("h.json", "/h", "'shape': 'cursor', 'afterPurge': 'omit'");
    stub("i.json", "/i", "'shape': 'list', 'writes': 'off', 'recreate': 'always'");
    stub("j.json", "/j", "'shape': 'list', 'collection': 'items/'");
    stub("k.json", "/k", "'shape': 'resumable', 'maxSize': '3 pounds'");
    stub("l.json", "/l", "'shape': ['list']");

    assertThat(folder.problems().lines().filter(line -> line.startsWith("stubs/")))
        .map(line -> line.replaceAll("^stubs/mappings/(.).json:[0-9:]+ error: ", "$1 "))
        .containsExactly(
            "a this shape has no option 'pageLimt', only afterPurge, batch, batchLimit, between,"
                + " collection, emptyPageEvery, idempotencyKey, idempotencyLife, pageLimit,"
                + " pageTokenLife, precondition, processing, recreate, tokenAhead, tokenLife,"
                + " tombstoneHorizon, writes. Did you mean 'pageLimit'?"
                + " (at response.transformerParameters.pageLimt)",
            "b must be a whole number from 1 to 100000, not '0'"
                + " (at response.transformerParameters.pageLimit)",
            "c '7 fortnights' is not a duration: there is no unit 'fortnights' (us, ms, s,"
                + " min, h, d) (at response.transformerParameters.tokenLife)",
            "d must be one of strong, weak, none, not 'week'. Did you mean 'weak'?"
                + " (at response.transformerParameters.tags)",
            "e a list with neither ETag nor Last-Modified is the shape 'list'"
                + " (at response.transformerParameters.lastModified)",
            "f needs 'backoff', the pause itself"
                + " (at response.transformerParameters.backoffEvery)",
            "g an option belongs to a shape; write which, with 'shape' beside it"
                + " (at response.transformerParameters.tokenLife)",
            "h nothing is ever forgotten without 'tombstoneHorizon'; add it"
                + " (at response.transformerParameters.afterPurge)",
            "i means nothing while 'writes' is off; remove one of the two"
                + " (at response.transformerParameters.recreate)",
            "j must be a path such as /items, without a slash at its end, not 'items/'"
                + " (at response.transformerParameters.collection)",
            "k '3 pounds' is not a size: there is no unit 'pounds' (B, KB, KiB, MB, MiB, GB,"
                + " GiB) (at response.transformerParameters.maxSize)",
            "l must be a text, a number or a word (at response.transformerParameters.shape)");
  }

  @Test
  void given_stubs_with_other_options_when_asked_then_each_has_its_own_over_one_dataset() {
    stub("a.json", "/small(/.*)?", "'shape': 'paged', 'pageLimit': 1");
    stub("b.json", "/large(/.*)?", "'shape': 'paged', 'pageLimit': 3");
    folder.stub("c.json", "/static", "'body': 'as ever'");
    Backend backend = folder.open();

    assertThat(ids(backend, "/small")).containsExactly("r0");
    assertThat(ids(backend, "/large")).containsExactly("r0", "r1", "r2");
    HttpRequest delete =
        new HttpRequest("DELETE", "https://x.test/small/r1", List.of(), Body.none());
    assertThat(backend.receive(delete, 0).response().status()).isEqualTo(200);
    assertThat(backend.receive(delete, 0).facts())
        .hasToString("[Refused[edit=, record=r1," + " status=410, reason=the record is deleted]]");
    assertThat(ids(backend, "/large")).containsExactly("r0", "r2", "r3");
    assertThat(get(backend, "/large/r9", 0).response().status()).isEqualTo(404);
    assertThat(get(backend, "/static", 0).response().text()).isEqualTo("as ever");
    assertThat(get(backend, "/static", 0).facts()).isEmpty();
    assertThat(backend.dataset().position()).isEqualTo(1);
  }

  private static List<String> ids(Backend backend, String path) {
    String text = get(backend, path, 0).response().text();
    return Pattern.compile("\"id\":\"([^\"]+)\"")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
