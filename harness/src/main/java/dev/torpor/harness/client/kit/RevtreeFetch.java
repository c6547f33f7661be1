package dev.torpor.harness.client.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.torpor.app.ClientOption;
import dev.torpor.app.ClientOptions;
import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.harness.client.kit.FeedToken.Kind;
import dev.torpor.http.Body;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Pulls a database as CouchDB's replication does: {@code _changes} since a sequence, with the
 * documents, and a checkpoint on both sides ({@code _local/}).
 *
 * <p>The server's checkpoint is compared before anything is read. When it is neither the last one
 * that was confirmed nor one whose answer was lost, the server has gone back in time, and
 * everything is read again.
 */
final class RevtreeFetch extends FeedFetch {
  static final Piece<Fetch> PIECE =
      Piece.of(
          "revtree",
          "the changes of a database since a sequence, with checkpoints on both sides (CouchDB)",
          paging(
              "100",
              ClientOption.text("replication", "torpor", "Name of the checkpoint: _local/NAME.")),
          RevtreeFetch::new);

  private static final String CONFIRMED = "checkpoint";
  private static final String SENT = "checkpoint.sent";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Kit kit;
  private final long limit;
  private final String checkpoint;
  private Phase phase = Phase.READ;
  private String revision = "";

  private enum Phase {
    COMPARE,
    READ,
    NOTE,
    OVER
  }

  private RevtreeFetch(ClientOptions options, Kit kit) {
    super(kit, EnumSet.of(Kind.SYNC, Kind.PAGE), options, true);
    this.kit = kit;
    this.limit = options.number("limit");
    this.checkpoint = kit.url() + "/_local/" + options.text("replication");
  }

  @Override
  public void begin() {
    super.begin();
    phase = kit.notes().text(SENT) == null ? Phase.READ : Phase.COMPARE;
  }

  @Override
  public @Nullable HttpRequest next() {
    if (phase == Phase.COMPARE) {
      return HttpRequest.get(checkpoint);
    }
    if (phase == Phase.READ) {
      HttpRequest read = super.next();
      if (read != null) {
        return read;
      }
      phase = noted() ? Phase.OVER : Phase.NOTE;
    }
    return phase == Phase.NOTE ? note() : null;
  }

  private boolean noted() {
    String sequence = sequence();
    return sequence == null || sequence.equals(kit.notes().text(CONFIRMED));
  }

  private @Nullable String sequence() {
    FeedToken token = FeedToken.of(kit.app().replica().token());
    return token == null || !atEnd() ? null : token.text();
  }

  private HttpRequest note() {
    String sequence = String.valueOf(sequence());
    kit.notes().put(SENT, sequence); // before it is sent: its answer may get lost
    String known = revision.isEmpty() ? "" : ",\"_rev\":\"" + revision + "\"";
    HttpRequest get = HttpRequest.get(checkpoint);
    Body body = Body.of("{\"last_seq\":\"" + sequence + "\"" + known + "}");
    return new HttpRequest("PUT", checkpoint, get.headers(), body)
        .withHeader("Content-Type", "application/json");
  }

  @Override
  HttpRequest request(@Nullable FeedToken token) {
    String since = token == null ? "0" : token.text();
    String url = with(kit.url() + "/_changes", "since", since);
    return HttpRequest.get(with(url, "limit", Long.toString(limit)) + "&include_docs=true");
  }

  @Override
  public void answered(Response response) throws Trouble {
    switch (phase) {
      case COMPARE -> compare(response.http());
      case NOTE -> noted(response.http());
      default -> super.answered(response);
    }
  }

  private void compare(HttpResponse http) throws Trouble {
    String there = "";
    if (http.status() == 200) {
      JsonNode document = json(http);
      there = document.path("last_seq").asText("");
      revision = document.path("_rev").asText("");
    } else if (http.status() != 404) {
      throw Trouble.of(http, kit.app().now());
    }
    String confirmed = Objects.requireNonNullElse(kit.notes().text(CONFIRMED), "");
    if (!there.equals(confirmed) && !there.equals(kit.notes().text(SENT))) {
      kit.app().log("the server's checkpoint is not ours: reading everything again");
      revision = http.status() == 200 ? revision : "";
      kit.notes().remove(CONFIRMED);
      startOver();
    }
    phase = Phase.READ;
  }

  private void noted(HttpResponse http) throws Trouble {
    phase = Phase.OVER;
    if (http.status() / 100 == 2) {
      kit.notes().put(CONFIRMED, String.valueOf(kit.notes().text(SENT)));
    } else if (http.status() != 409) { // another process has noted one: compared next time
      throw Trouble.of(http, kit.app().now());
    }
  }

  private static JsonNode json(HttpResponse http) throws Trouble {
    try {
      JsonNode read = JSON.readTree(http.body().bytes());
      if (read != null) {
        return read;
      }
    } catch (IOException e) {
      throw Trouble.unreadable("an answer of the database is malformed");
    }
    throw Trouble.unreadable("an answer of the database is empty");
  }

  @Override
  FeedDocument document(HttpResponse http) throws Trouble {
    JsonNode root = json(http);
    JsonNode rows = root.get("results");
    String last = root.path("last_seq").asText("");
    if (rows == null || !rows.isArray() || last.isEmpty()) {
      throw Trouble.unreadable("the changes of the database have no results or no last_seq");
    }
    List<RecordVersion> changes = new ArrayList<>();
    for (JsonNode row : rows) {
      String name = row.path("id").asText("");
      long version = row.path("version").asLong();
      if (name.isEmpty() || version < 1) {
        throw Trouble.unreadable("a change of the database has no id or no version");
      }
      changes.add(new RecordVersion(name, version, row.path("deleted").asBoolean()));
    }
    boolean more = root.path("pending").asLong() > 0;
    return new FeedDocument(null, changes, null, more ? last : null, more ? null : last, null, 0);
  }
}
