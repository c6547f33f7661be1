package dev.torpor.harness.backend.dataset;

import static dev.torpor.harness.backend.dataset.DatasetServer.SECOND;
import static dev.torpor.harness.backend.dataset.DatasetServer.still;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Uploads that go on where they were cut off, in both protocols. */
class ResumableShapeTest {
  private static final String TUS = "Tus-Resumable: 1.0.0";
  private static final String STREAM = "Content-Type: application/offset+octet-stream";
  private static final String PARTIAL = "Content-Type: application/partial-upload";

  @Test
  void given_tus_when_appended_piece_by_piece_then_the_last_byte_makes_the_record() {
    DatasetServer server = new DatasetServer(still(0), "resumable");

    assertThat(server.send("POST", "/items", "", TUS, "Upload-Length: 10", "Edit-Id: e1"))
        .isEqualTo("201");
    assertThat(server.header("Location")).isEqualTo("/items/u1");
    assertThat(server.facts()).containsExactly("Stored[upload=u1, offset=0]");
    assertThat(server.send("PATCH", "/items/u1", "01234", TUS, STREAM, "Upload-Offset: 0"))
        .isEqualTo("204");
    assertThat(server.header("Upload-Offset")).isEqualTo("5");
    assertThat(server.facts()).containsExactly("Stored[upload=u1, offset=5]");
    assertThat(server.send("HEAD", "/items/u1", "", TUS)).isEqualTo("200");
    assertThat(server.header("Upload-Offset")).isEqualTo("5");
    assertThat(server.header("Upload-Length")).isEqualTo("10");
    assertThat(server.send("PATCH", "/items/u1", "56789", TUS, STREAM, "Upload-Offset: 5"))
        .isEqualTo("204");
    assertThat(server.facts())
        .containsExactly(
            "Stored[upload=u1, offset=10]", "Wrote[edit=e1, record=u1, version=1, effect=CREATED]");
    assertThat(server.dataset().text(server.dataset().number("u1")))
        .asString()
        .isEqualTo("{\"id\":\"u1\",\"version\":1,\"data\":{\"bytes\":10,\"crc32\":\"a684c7c6\"}}");
  }

  @Test
  void given_tus_when_a_request_is_wrong_then_its_status_tells_how() {
    DatasetServer server = new DatasetServer(still(0), "resumable", "maxSize=100 B");
    server.send("POST", "/items", "", TUS, "Upload-Length: 10");
    server.send("PATCH", "/items/u1", "01234", TUS, STREAM, "Upload-Offset: 0");

    assertThat(server.send("PATCH", "/items/u1", "01234", TUS, STREAM, "Upload-Offset: 0"))
        .as("a repeat does not add twice")
        .isEqualTo("409");
    assertThat(server.facts())
        .containsExactly(
            "Refused[edit=, record=, status=409, reason=the offset is 5]",
            "Stored[upload=u1, offset=5]");
    assertThat(server.send("PATCH", "/items/u1", "x", TUS, "Upload-Offset: 5")).isEqualTo("415");
    assertThat(server.send("PATCH", "/items/u1", "x", TUS, STREAM)).isEqualTo("400");
    assertThat(server.send("PATCH", "/items/u1", "012345", TUS, STREAM, "Upload-Offset: 5"))
        .isEqualTo("413");
    String[] sound = {
      TUS, STREAM, "Upload-Offset: 5", "Upload-Checksum: sha1 EfatGLEvK0FVbIWYLmGGQhFZ8/Q="
    };
    assertThat(server.send("PATCH", "/items/u1", "5678X", sound)).isEqualTo("460");
    assertThat(server.send("HEAD", "/items/u1", "", TUS) + server.header("Upload-Offset"))
        .isEqualTo("2005");
    assertThat(server.send("POST", "/items", "", TUS, "Upload-Length: 101")).isEqualTo("413");
    assertThat(server.send("POST", "/items", "", TUS)).isEqualTo("400");
    assertThat(server.send("POST", "/items", "", "Tus-Resumable: 0.2.2", "Upload-Length: 1"))
        .isEqualTo("412");
    assertThat(server.header("Tus-Version")).isEqualTo("1.0.0");
    assertThat(server.send("HEAD", "/items/u9", "", TUS)).isEqualTo("404");
    assertThat(server.send("OPTIONS", "/items", "", TUS)).isEqualTo("204");
    assertThat(server.header("Tus-Max-Size")).isEqualTo("100");
    assertThat(server.send("DELETE", "/items/u1", "", TUS)).isEqualTo("204");
    assertThat(server.send("HEAD", "/items/u1", "", TUS)).isEqualTo("410");
  }

  @Test
  void given_a_life_when_nothing_comes_then_the_upload_is_over() {
    DatasetServer gone = new DatasetServer(still(0), "resumable", "uploadLife=1h");
    DatasetServer unknown =
        new DatasetServer(still(0), "resumable", "uploadLife=1h", "expired=notFound");
    for (DatasetServer server : new DatasetServer[] {gone, unknown}) {
      server.send("POST", "/items", "", TUS, "Upload-Length: 10");
      assertThat(server.header("Upload-Expires")).isEqualTo("Mon, 02 Mar 2026 01:00:00 GMT");
      server.at(1_800 * SECOND);
      server.send("PATCH", "/items/u1", "01234", TUS, STREAM, "Upload-Offset: 0");
      assertThat(server.at(5_399 * SECOND).send("HEAD", "/items/u1", "", TUS)).isEqualTo("200");
      server.at(5_400 * SECOND);
    }

    assertThat(gone.send("PATCH", "/items/u1", "56789", TUS, STREAM, "Upload-Offset: 5"))
        .isEqualTo("410");
    assertThat(unknown.send("HEAD", "/items/u1", "", TUS)).isEqualTo("404");
  }

  @Test
  void given_the_draft_when_appended_then_an_upload_may_be_full_and_not_complete() {
    DatasetServer server =
        new DatasetServer(still(0), "resumable", "maxSize=1 KiB", "uploadLife=1d");

    assertThat(server.send("POST", "/items", "", "Upload-Complete: ?0", "Upload-Length: 10"))
        .isEqualTo("201");
    assertThat(server.header("Location")).isEqualTo("/items/u1");
    assertThat(server.header("Upload-Limit")).isEqualTo("max-size=1024, max-age=86400");
    assertThat(
            server.send(
                "PATCH",
                "/items/u1",
                "0123456789",
                PARTIAL,
                "Upload-Offset: 0",
                "Upload-Complete: ?0"))
        .isEqualTo("204");
    assertThat(server.send("HEAD", "/items/u1", "")).isEqualTo("204");
    assertThat(server.header("Upload-Offset") + server.header("Upload-Complete")).isEqualTo("10?0");
    assertThat(
            server.send(
                "PATCH", "/items/u1", "", PARTIAL, "Upload-Offset: 10", "Upload-Complete: ?1"))
        .startsWith("200 {'id':'u1','version':1,'data':{'bytes':10,");
    assertThat(server.send("HEAD", "/items/u1", "") + server.header("Upload-Complete"))
        .as("who missed the final answer learns here that all is there")
        .isEqualTo("204?1");
  }

  @Test
  void given_the_draft_when_a_request_is_wrong_then_a_problem_document_tells_how() {
    DatasetServer server = new DatasetServer(still(0), "resumable", "minAppendSize=4 B");
    server.send("POST", "/items", "0123", "Upload-Complete: ?0", "Upload-Length: 10");

    assertThat(
            server.send(
                "PATCH", "/items/u1", "9999", PARTIAL, "Upload-Offset: 6", "Upload-Complete: ?0"))
        .isEqualTo(
            "409 {'type':'https://iana.org/assignments/http-problem-types#"
                + "mismatching-upload-offset',"
                + "'title':'the offset is 4','expected-offset':4,'provided-offset':6}");
    assertThat(server.header("Upload-Offset")).isEqualTo("4");
    assertThat(
            server.send(
                "PATCH", "/items/u1", "45678", PARTIAL, "Upload-Offset: 4", "Upload-Complete: ?1"))
        .as("one byte short")
        .contains("#inconsistent-upload-length");
    assertThat(
            server.send(
                "PATCH", "/items/u1", "456", PARTIAL, "Upload-Offset: 4", "Upload-Complete: ?0"))
        .startsWith("400 ");
    assertThat(server.send("PATCH", "/items/u1", "4567", PARTIAL, "Upload-Offset: 4"))
        .startsWith("400 ");
    assertThat(server.send("PATCH", "/items/u1", "4567", "Upload-Offset: 4", "Upload-Complete: ?0"))
        .startsWith("415 ");
    server.send("PATCH", "/items/u1", "456789", PARTIAL, "Upload-Offset: 4", "Upload-Complete: ?1");
    assertThat(
            server.send(
                "PATCH", "/items/u1", "456789", PARTIAL, "Upload-Offset: 4", "Upload-Complete: ?1"))
        .contains("#completed-upload");
  }

  @Test
  void given_a_request_cut_off_on_its_way_when_handed_in_then_what_came_is_kept() {
    DatasetServer server = new DatasetServer(still(0), "resumable");
    server.send("POST", "/items", "", "Upload-Complete: ?0", "Upload-Length: 10");

    server.send(
        "PATCH",
        "/items/u1",
        "0123",
        PARTIAL,
        "Upload-Offset: 0",
        "Upload-Complete: ?1",
        "Content-Length: 10");

    assertThat(server.facts()).containsExactly("Stored[upload=u1, offset=4]");
    server.send("HEAD", "/items/u1", "");
    assertThat(server.header("Upload-Offset") + server.header("Upload-Complete")).isEqualTo("4?0");
  }

  @Test
  void given_one_protocol_when_the_other_is_spoken_then_it_is_refused() {
    DatasetServer tus = new DatasetServer(still(0), "resumable", "protocol=tus");
    DatasetServer draft = new DatasetServer(still(0), "resumable", "protocol=draft");

    assertThat(tus.send("POST", "/items", "x", "Upload-Complete: ?1")).isEqualTo("412");
    assertThat(draft.send("POST", "/items", "x", TUS, "Upload-Length: 1"))
        .as("a plain upload for whoever knows nothing of tus")
        .startsWith("201 {'id':'u1'");
    assertThat(draft.send("PUT", "/items/u1", "x")).isEqualTo("405");
  }
}
