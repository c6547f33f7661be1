package dev.torpor.harness.backend.dataset;

import static dev.torpor.harness.backend.dataset.DatasetServer.SECOND;
import static dev.torpor.harness.backend.dataset.DatasetServer.still;
import static dev.torpor.harness.backend.dataset.DatasetServer.threeRecords;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.backend.dataset.Dataset.OldTokens;
import org.junit.jupiter.api.Test;

/** Documents with revision trees, as CouchDB's replication sees them. */
class RevtreeShapeTest {
  private static final String A = "aaaa";
  private static final String B = "bbbb";

  @Test
  void given_a_script_when_followed_then_each_change_is_a_revision_of_the_winner() {
    DatasetServer server = new DatasetServer(threeRecords(), "revtree");
    String first = revision(server.get("/items/r1"));

    assertThat(first).matches("1-[0-9a-f]{32}");
    assertThat(server.at(30 * SECOND).get("/items/r1?revs=true"))
        .contains("'_rev':'3-", "'version':3,", "'start':3,'ids':['")
        .contains(first.substring(2) + "']");
    assertThat(server.get("/items/r1?rev=" + first)).contains("'_rev':'" + first + "'");
    assertThat(server.header("ETag")).isEqualTo("\"" + first + "\"");
    assertThat(server.facts()).containsExactly("Fetched[record=r1, version=3]");
    assertThat(server.get("/items"))
        .isEqualTo("200 {'db_name':'items','doc_count':3,'update_seq':'6-g0'}");
  }

  @Test
  void given_changes_when_read_in_pages_then_each_document_comes_once_at_its_last_change() {
    DatasetServer server = new DatasetServer(threeRecords(), "revtree").at(30 * SECOND);

    assertThat(withoutHashes(server.get("/items/_changes?limit=2")))
        .isEqualTo(
            "200 {'results':[{'seq':'3-g0','id':'r2','changes':[{'rev':'1-'}],'version':1},"
                + "{'seq':'5-g0','id':'r0','changes':[{'rev':'2-'}],'version':2}],"
                + "'last_seq':'5-g0','pending':1}");
    assertThat(server.facts()).containsExactly("Read[since=-1, upTo=2, last=false]");
    assertThat(withoutHashes(server.get("/items/_changes?since=5-g0")))
        .isEqualTo(
            "200 {'results':[{'seq':'6-g0','id':'r1','changes':[{'rev':'3-'}],'version':3}],"
                + "'last_seq':'6-g0','pending':0}");
    assertThat(server.facts()).containsExactly("Read[since=2, upTo=3, last=true]");
    assertThat(server.get("/items/_changes?since=now"))
        .isEqualTo("200 {'results':[],'last_seq':'6-g0','pending':0}");
    assertThat(server.get("/items/_changes?since=nonsense")).startsWith("400 ");
    assertThat(server.get("/items/_changes?feed=continuous")).startsWith("400 ");
    assertThat(server.get("/items/_changes?since=5-g0&include_docs=true"))
        .contains("'doc':{'_id':'r1','_rev':'3-");
  }

  @Test
  void given_two_who_edit_one_revision_when_both_push_then_both_leaves_are_kept() {
    DatasetServer server = new DatasetServer(still(1), "revtree");
    String root = revision(server.get("/items/r0")).substring(2);

    assertThat(server.send("POST", "/items/_bulk_docs", pushed("e1", A, root))).isEqualTo("201 []");
    assertThat(server.facts())
        .containsExactly("Wrote[edit=e1, record=r0, version=2, effect=UPDATED]");
    assertThat(server.send("POST", "/items/_bulk_docs", pushed("e2", B, root))).isEqualTo("201 []");

    assertThat(server.get("/items/r0?conflicts=true"))
        .isEqualTo(
            "200 {'_id':'r0','_rev':'2-bbbb','version':3,'data':'bbbb','_conflicts':['2-aaaa']}");
    assertThat(server.get("/items/_changes?since=2-g0&style=all_docs"))
        .contains("'changes':[{'rev':'2-bbbb'},{'rev':'2-aaaa'}],'version':3");
    assertThat(server.send("POST", "/items/_bulk_docs", pushed("e2", B, root)))
        .as("pushed again: known, and no effect")
        .isEqualTo("201 []");
    assertThat(server.facts()).containsExactly("Replayed[edit=e2]");
  }

  @Test
  void given_the_same_pushes_in_another_order_when_compared_then_the_winner_is_the_same() {
    for (String[] order : new String[][] {{A, B}, {B, A}}) {
      DatasetServer server = new DatasetServer(still(1), "revtree");
      String root = revision(server.get("/items/r0")).substring(2);
      server.send("POST", "/items/_bulk_docs", pushed("e", order[0], root));
      server.send("POST", "/items/_bulk_docs", pushed("e", order[1], root));

      assertThat(revision(server.get("/items/r0"))).isEqualTo("2-bbbb");
    }
  }

  @Test
  void given_a_conflict_when_the_winner_is_deleted_then_the_other_leaf_is_the_document() {
    DatasetServer server = new DatasetServer(still(1), "revtree");
    String root = revision(server.get("/items/r0")).substring(2);
    server.send("POST", "/items/_bulk_docs", pushed("e1", A, root));
    server.send("POST", "/items/_bulk_docs", pushed("e2", B, root));

    assertThat(withoutHashes(server.send("DELETE", "/items/r0?rev=2-bbbb", "")))
        .isEqualTo("201 {'ok':true,'id':'r0','rev':'3-','version':4}");
    assertThat(server.get("/items/r0?conflicts=true"))
        .isEqualTo("200 {'_id':'r0','_rev':'2-aaaa','version':4,'data':'aaaa'}");
    server.send("DELETE", "/items/r0?rev=2-aaaa", "");
    assertThat(server.get("/items/r0")).isEqualTo("404 {'error':'not_found','reason':'deleted'}");
    assertThat(server.get("/items/_changes?since=4-g0")).contains("'deleted':true");
    assertThat(server.send("PUT", "/items/r0", "{'data':'again'}"))
        .as("a deleted document may be made again without a revision")
        .startsWith("201 ");
  }

  @Test
  void given_a_stale_revision_when_put_then_409_and_nothing_happens() {
    DatasetServer server = new DatasetServer(threeRecords(), "revtree");
    String stale = revision(server.get("/items/r1"));
    server.at(10 * SECOND);

    assertThat(server.send("PUT", "/items/r1?rev=" + stale, "{'data':'x'}", "Edit-Id: e1"))
        .isEqualTo("409 {'error':'conflict','reason':'Document update conflict.'}");
    assertThat(server.facts())
        .containsExactly(
            "Refused[edit=e1, record=r1, status=409, reason=Document update conflict.]");
    assertThat(server.send("PUT", "/items/r1", "{'data':'x'}")).startsWith("409 ");
    String fresh = revision(server.get("/items/r1"));
    assertThat(withoutHashes(server.send("PUT", "/items/r1", "{'_rev':'" + fresh + "'}")))
        .isEqualTo("201 {'ok':true,'id':'r1','rev':'3-','version':3}");
    assertThat(withoutHashes(server.send("POST", "/items", "{'data':'new'}")))
        .isEqualTo("201 {'ok':true,'id':'n1','rev':'1-','version':1}");
  }

  @Test
  void given_revisions_when_asked_which_are_missing_then_those_and_possible_ancestors() {
    DatasetServer server = new DatasetServer(still(2), "revtree");
    String known = revision(server.get("/items/r0"));

    assertThat(
            server.send(
                "POST",
                "/items/_revs_diff",
                "{'r0':['" + known + "','2-aaaa'],'r1':['" + known + "'],'new':['1-aaaa']}"))
        .isEqualTo(
            "200 {'r0':{'missing':['2-aaaa'],'possible_ancestors':['"
                + known
                + "']},"
                + "'r1':{'missing':['"
                + known
                + "']},'new':{'missing':['1-aaaa']}}");
    assertThat(server.send("POST", "/items/_revs_diff", "{'r0':['x']}")).startsWith("400 ");
    assertThat(
            server.send(
                "POST", "/items/_bulk_get", "{'docs':[{'id':'r0'},{'id':'r0','rev':'9-z'}]}"))
        .contains("'ok':{'_id':'r0','_rev':'" + known + "'", "'_revisions':{'start':1")
        .endsWith(
            "{'id':'r0','docs':[{'error':{'id':'r0','rev':'9-z','error':'not_found',"
                + "'reason':'missing'}}]}]}");
  }

  @Test
  void given_unknown_ancestors_when_grafted_then_the_branch_stands_by_itself() {
    DatasetServer server = new DatasetServer(still(1), "revtree");

    server.send(
        "POST",
        "/items/_bulk_docs",
        "{'new_edits':false,'docs':[{'_id':'r0','_rev':'3-cc','data':'far',"
            + "'_revisions':{'start':3,'ids':['cc','bb','aa']}}]}");

    assertThat(server.get("/items/r0?revs=true"))
        .contains("'_rev':'3-cc'", "'ids':['cc','bb','aa']");
    assertThat(server.get("/items/r0?rev=2-bb")).as("never sent").startsWith("404 ");
    assertThat(server.get("/items/r0?conflicts=true")).contains("'_conflicts':['1-");
    assertThat(
            server.send(
                "POST",
                "/items/_bulk_docs",
                "{'new_edits':false,'docs':[{'_id':'r0','_rev':'x'}]}"))
        .contains("'error':'bad_request'");
  }

  @Test
  void given_a_checkpoint_when_the_server_is_restored_then_it_goes_back_too() {
    DatasetServer server = new DatasetServer(threeRecords(), "revtree").at(10 * SECOND);

    assertThat(server.send("PUT", "/items/_local/phone", "{'last_seq':'4-g0'}"))
        .isEqualTo("201 {'ok':true,'id':'_local/phone','rev':'0-1'}");
    server.at(20 * SECOND);
    assertThat(server.send("PUT", "/items/_local/phone", "{'last_seq':'5-g0'}")).startsWith("409 ");
    server.send("PUT", "/items/_local/phone", "{'_rev':'0-1','last_seq':'5-g0'}");
    assertThat(server.get("/items/_local/phone"))
        .isEqualTo("200 {'_rev':'0-2','last_seq':'5-g0','_id':'_local/phone'}");

    server.dataset().restoreTo(1, OldTokens.DIE);

    assertThat(server.get("/items/_local/phone"))
        .isEqualTo("200 {'last_seq':'4-g0','_id':'_local/phone','_rev':'0-1'}");
    assertThat(server.get("/items/_changes?since=5-g0"))
        .as("a sequence of the other life begins anew")
        .contains("'seq':'1-g1'", "'last_seq':'4-g1'");
    assertThat(server.get("/items/r0?revs=true")).contains("'start':1");
  }

  private static String pushed(String edit, String hash, String root) {
    return "{'new_edits':false,'docs':[{'_id':'r0','_rev':'2-"
        + hash
        + "','edit':'"
        + edit
        + "','data':'"
        + hash
        + "','_revisions':{'start':2,'ids':['"
        + hash
        + "','"
        + root
        + "']}}]}";
  }

  private static String revision(String answer) {
    return answer.replaceAll(".*'_rev':'([^']+)'.*", "$1");
  }

  private static String withoutHashes(String answer) {
    return answer.replaceAll("([1-9]-)[0-9a-f]{32}", "$1");
  }
}
