package dev.torpor.harness.backend.dataset;

import static dev.torpor.harness.backend.dataset.DatasetServer.DAY;
import static dev.torpor.harness.backend.dataset.DatasetServer.SECOND;
import static dev.torpor.harness.backend.dataset.DatasetServer.still;
import static dev.torpor.harness.backend.dataset.DatasetServer.threeRecords;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.world.ServerChanges;
import dev.torpor.world.ServerChanges.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The writing half that all shapes of records have. */
class WritesTest {
  @Test
  void given_a_collection_when_written_to_then_every_write_makes_the_next_version() {
    DatasetServer server = new DatasetServer(still(2), "cursor");

    assertThat(server.send("POST", "/items", "{'edit':'e1','data':'new'}"))
        .isEqualTo("201 n1@1=new");
    assertThat(server.header("Location")).isEqualTo("/items/n1");
    assertThat(server.header("ETag")).isEqualTo("\"v1\"");
    assertThat(server.facts())
        .containsExactly("Wrote[edit=e1, record=n1, version=1, effect=CREATED]");
    assertThat(server.send("PUT", "/items/r1", "{'data':'mine'}", "Edit-Id: e2"))
        .isEqualTo("200 r1@2=mine");
    assertThat(server.facts())
        .containsExactly("Wrote[edit=e2, record=r1, version=2, effect=UPDATED]");
    assertThat(server.send("DELETE", "/items/r0", "", "Edit-Id: e3")).isEqualTo("200 r0@2-");
    assertThat(server.facts())
        .containsExactly("Wrote[edit=e3, record=r0, version=2, effect=DELETED]");
    assertThat(server.send("PUT", "/items/mine", "{}")).isEqualTo("201 mine@1");
    assertThat(server.get("/items"))
        .isEqualTo("200 {'cursor':'c4','changes':[r1@2=mine,n1@1=new,mine@1]}");
    assertThat(server.get("/items?cursor=c1"))
        .isEqualTo("200 {'cursor':'c4','changes':[r1@2=mine,r0@2-,mine@1]}");
    assertThat(server.facts()).containsExactly("Read[since=1, upTo=4, last=true]");
  }

  @Test
  void given_script_and_clients_when_both_write_then_they_share_one_log() {
    DatasetServer server = new DatasetServer(threeRecords(), "cursor");

    server.at(15 * SECOND).send("PUT", "/items/r0", "{'data':'a'}");
    server.at(25 * SECOND).send("DELETE", "/items/r1", "");

    assertThat(server.get("/items?cursor=c0"))
        .isEqualTo("200 {'cursor':'c4','changes':[r0@3,r1@3-]}");
    assertThat(server.at(30 * SECOND).get("/items?cursor=c3"))
        .as("the script writes r1 again, which brings it back")
        .isEqualTo("200 {'cursor':'c5','changes':[r1@4]}");
  }

  @Test
  void given_conditions_when_they_do_not_hold_then_412_with_the_present_record() {
    DatasetServer server = new DatasetServer(threeRecords(), "list").at(10 * SECOND);

    assertThat(server.send("PUT", "/items/r1", "{'edit':'e1','data':'x'}", "If-Match: \"v1\""))
        .isEqualTo("412 {'error':'the record has changed','record':r1@2}");
    assertThat(server.header("ETag")).isEqualTo("\"v2\"");
    assertThat(server.facts())
        .containsExactly("Refused[edit=e1, record=r1, status=412, reason=the record has changed]");
    assertThat(server.send("PUT", "/items/r1", "{'data':'x'}", "If-Match: W/\"v2\""))
        .as("weak tags do not match strongly")
        .startsWith("412 ");
    assertThat(server.send("PUT", "/items/r1", "{'data':'x'}", "If-Match: \"v9\", \"v2\""))
        .isEqualTo("200 r1@3=x");
    assertThat(server.send("DELETE", "/items/r1", "", "If-Match: *")).isEqualTo("200 r1@4-");
    assertThat(server.send("PUT", "/items/nobody", "{}", "If-Match: *"))
        .isEqualTo("412 {'error':'there is no such record'}");
    assertThat(server.send("PUT", "/items/r0", "{}", "If-None-Match: *"))
        .isEqualTo("412 {'error':'the record has changed','record':r0@1}");
  }

  @Test
  void given_dates_when_two_writes_fall_into_one_second_then_the_second_one_is_lost() {
    DatasetServer server = new DatasetServer(still(1), "list").at(SECOND / 4);
    server.send("PUT", "/items/r0", "{'data':'theirs'}");
    String date = server.header("Last-Modified");
    assertThat(date).isEqualTo("Mon, 02 Mar 2026 00:00:00 GMT");

    assertThat(
            server
                .at(SECOND / 2)
                .send("PUT", "/items/r0", "{'data':'mine'}", "If-Unmodified-Since: " + date))
        .isEqualTo("200 r0@3=mine");
    server.at(2 * SECOND).send("PUT", "/items/r0", "{}");
    assertThat(server.send("PUT", "/items/r0", "{}", "If-Unmodified-Since: " + date))
        .startsWith("412 ");
    assertThat(server.send("PUT", "/items/r0", "{}", "If-Unmodified-Since: yesterday"))
        .as("what is no date counts for nothing")
        .startsWith("200 ");
  }

  @Test
  void given_required_conditions_when_missing_then_428() {
    DatasetServer server = new DatasetServer(still(1), "list", "precondition=required");

    assertThat(server.send("PUT", "/items/r0", "{}"))
        .isEqualTo("428 {'error':'this request needs If-Match','record':r0@1}");
    assertThat(server.send("DELETE", "/items/r0", "")).startsWith("428 ");
    assertThat(server.send("PUT", "/items/x", "{}"))
        .isEqualTo("428 {'error':'this request needs If-None-Match'}");
    assertThat(server.send("PUT", "/items/x", "{}", "If-None-Match: *")).isEqualTo("201 x@1");
    assertThat(server.send("POST", "/items", "{}")).isEqualTo("201 n1@1");
    assertThat(server.send("PUT", "/items/r0", "{}", "If-Match: \"v1\"")).isEqualTo("200 r0@2");
  }

  @Test
  void given_a_key_when_the_request_is_repeated_then_the_stored_result_comes_without_effect() {
    DatasetServer server = new DatasetServer(still(0), "list", "idempotencyLife=1d");
    String key = "Idempotency-Key: k1";

    assertThat(server.send("POST", "/items", "{'edit':'e1','data':'x'}", key))
        .isEqualTo("201 n1@1=x");
    assertThat(server.at(DAY - 1).send("POST", "/items", "{'edit':'e1','data':'x'}", key))
        .isEqualTo("201 n1@1=x");
    assertThat(server.header("Location")).isEqualTo("/items/n1");
    assertThat(server.facts()).containsExactly("Replayed[edit=e1]");
    assertThat(server.send("POST", "/items", "{'edit':'e1','data':'y'}", key))
        .isEqualTo("422 {'error':'this Idempotency-Key was used for another request'}");
    assertThat(server.at(DAY).send("POST", "/items", "{'edit':'e1','data':'x'}", key))
        .as("the key is forgotten: a second effect")
        .isEqualTo("201 n2@1=x");
  }

  @Test
  void given_a_key_when_the_first_answer_was_an_error_then_it_is_stored_too() {
    DatasetServer server = new DatasetServer(still(1), "list");
    String[] headers = {"Idempotency-Key: k1", "If-Match: \"v7\""};

    String first = server.send("PUT", "/items/r0", "{'data':'x'}", headers);
    server.send("PUT", "/items/r0", "{'data':'other'}");

    assertThat(first).isEqualTo("412 {'error':'the record has changed','record':r0@1}");
    assertThat(server.send("PUT", "/items/r0", "{'data':'x'}", headers)).isEqualTo(first);
  }

  @Test
  void given_a_slow_server_when_repeated_too_early_then_409_while_in_progress() {
    DatasetServer server =
        new DatasetServer(still(0), "list", "processing=5s", "idempotencyKey=required");

    assertThat(server.send("POST", "/items", "{'edit':'e1'}"))
        .isEqualTo("400 {'error':'this request needs an Idempotency-Key'}");
    assertThat(server.facts())
        .containsExactly(
            "Refused[edit=e1, record=, status=400, reason=this request needs an"
                + " Idempotency-Key]");
    server.send("POST", "/items", "{'edit':'e1'}", "Idempotency-Key: k");
    assertThat(server.last().firstByteMicros()).isEqualTo(5 * SECOND);
    assertThat(server.at(4 * SECOND).send("POST", "/items", "{'edit':'e1'}", "Idempotency-Key: k"))
        .isEqualTo(
            "409 {'error':'the first request with this Idempotency-Key is still in progress'}");
    assertThat(server.at(5 * SECOND).send("POST", "/items", "{'edit':'e1'}", "Idempotency-Key: k"))
        .isEqualTo("201 n1@1");
    assertThat(server.last().firstByteMicros()).isZero();
  }

  @Test
  void given_a_deleted_record_when_offered_again_then_only_a_forgetful_server_takes_it() {
    List<String> results =
        List.of("afterPurge", "never", "always").stream()
            .map(
                policy -> {
                  DatasetServer server =
                      new DatasetServer(
                          still(1), "list", "tombstoneHorizon=30d", "recreate=" + policy);
                  server.send("DELETE", "/items/r0", "");
                  return policy
                      + ": "
                      + server.send("PUT", "/items/r0", "{'data':'old'}")
                      + " "
                      + server.at(31 * DAY).send("POST", "/items", "{'id':'r0','data':'old'}");
                })
            .toList();

    assertThat(results)
        .containsExactly(
            "afterPurge: 410 {'error':'the record is deleted','record':r0@2-} 201 r0@3=old",
            "never: 410 {'error':'the record is deleted','record':r0@2-}"
                + " 410 {'error':'the record is deleted','record':r0@2-}",
            "always: 201 r0@3=old 409 {'error':'the record exists already','record':r0@3=old}");
  }

  @Test
  void given_deletions_beyond_the_horizon_when_a_cursor_is_older_then_410_or_silence() {
    ServerChanges changes =
        new ServerChanges(
            2,
            List.of(
                DatasetServer.change(10, 0, Kind.DELETE),
                DatasetServer.change(20, 1, Kind.UPDATE)));
    DatasetServer honest = new DatasetServer(changes, "cursor", "tombstoneHorizon=1d");
    DatasetServer silent =
        new DatasetServer(changes, "cursor", "tombstoneHorizon=1d", "afterPurge=omit");

    assertThat(honest.at(DAY).get("/items?cursor=c0"))
        .isEqualTo("200 {'cursor':'c2','changes':[r0@2-,r1@2]}");
    honest.at(DAY + 10 * SECOND);
    silent.at(DAY + 10 * SECOND);
    assertThat(honest.get("/items?cursor=c0")).startsWith("410 ");
    assertThat(honest.get("/items?cursor=c1")).isEqualTo("200 {'cursor':'c2','changes':[r1@2]}");
    assertThat(silent.get("/items?cursor=c0")).isEqualTo("200 {'cursor':'c2','changes':[r1@2]}");
    assertThat(honest.send("DELETE", "/items/r0", "")).startsWith("404 ");
  }

  @Test
  void given_a_batch_when_one_edit_is_bad_then_the_others_are_done_or_none_is() {
    String batch =
        "{'edits':[{'edit':'e1','kind':'create','data':'x'},"
            + "{'edit':'e2','kind':'update','id':'r0','version':7,'data':'y'},"
            + "{'edit':'e3','kind':'delete','id':'r1','version':1}]}";
    DatasetServer partial = new DatasetServer(still(2), "list", "batchLimit=3");
    DatasetServer atomic = new DatasetServer(still(2), "list", "batch=atomic");

    assertThat(partial.send("POST", "/items/batch", batch))
        .isEqualTo(
            "200 {'results':[{'edit':'e1','status':201,'record':n1@1=x},"
                + "{'edit':'e2','status':412,'error':'the record has changed','record':r0@1},"
                + "{'edit':'e3','status':200,'record':r1@2-}]}");
    assertThat(partial.facts())
        .containsExactly(
            "Wrote[edit=e1, record=n1, version=1, effect=CREATED]",
            "Refused[edit=e2, record=r0, status=412, reason=the record has changed]",
            "Wrote[edit=e3, record=r1, version=2, effect=DELETED]");
    assertThat(atomic.send("POST", "/items/batch", batch))
        .isEqualTo(
            "200 {'results':["
                + "{'edit':'e1','status':424,'error':'another edit of the batch is refused'},"
                + "{'edit':'e2','status':412,'error':'the record has changed','record':r0@1},"
                + "{'edit':'e3','status':424,'error':'another edit of the batch is refused'}]}");
    assertThat(atomic.get("/items")).isEqualTo("200 {'records':[r0@1,r1@1]}");
    assertThat(
            atomic.send(
                "POST",
                "/items/batch",
                "{'edits':[{'kind':'update','id':'r0'},{'kind':'delete','id':'r0'}]}"))
        .isEqualTo("400 {'error':'an atomic batch must not edit a record twice'}");
    assertThat(partial.send("POST", "/items/batch", "{'edits':[{},{},{},{}]}"))
        .isEqualTo("413 {'error':'a batch has at most 3 edits'}");
    assertThat(partial.send("POST", "/items/batch", "{'edits':[{'kind':'erase'}]}"))
        .isEqualTo("400 {'error':'the kind of an edit is create, update or delete'}");
  }

  @Test
  void given_what_cannot_be_when_asked_for_then_the_server_says_so() {
    DatasetServer server = new DatasetServer(still(1), "list");
    DatasetServer readOnly = new DatasetServer(still(1), "list", "writes=off");

    assertThat(server.send("PUT", "/items/r0", "[1]"))
        .isEqualTo("400 {'error':'the body must be a JSON object'}");
    assertThat(server.send("POST", "/items", "{'id':'a b'}"))
        .startsWith("400 {'error':'a record's id has 1 to 64 letters");
    assertThat(server.send("POST", "/items", "{'id':'r0'}"))
        .isEqualTo("409 {'error':'the record exists already','record':r0@1}");
    assertThat(server.send("DELETE", "/items/r9", "")).startsWith("404 ");
    assertThat(server.send("PATCH", "/items/r0", "{}")).isEqualTo("405");
    assertThat(readOnly.send("PUT", "/items/r0", "{}")).isEqualTo("405");
    assertThat(readOnly.header("Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void given_a_record_when_read_by_itself_then_it_has_validators() {
    DatasetServer server = new DatasetServer(threeRecords(), "list").at(10 * SECOND);

    assertThat(server.get("/items/r1")).isEqualTo("200 r1@2");
    assertThat(server.facts()).containsExactly("Fetched[record=r1, version=2]");
    assertThat(server.header("ETag")).isEqualTo("\"v2\"");
    assertThat(server.header("Last-Modified")).isEqualTo("Mon, 02 Mar 2026 00:00:10 GMT");
    assertThat(server.get("/items/r1", "If-None-Match: W/\"v2\"")).isEqualTo("304");
    server.send("DELETE", "/items/r1", "");
    assertThat(server.get("/items/r1")).isEqualTo("404 {'error':'there is no such record'}");
  }
}
