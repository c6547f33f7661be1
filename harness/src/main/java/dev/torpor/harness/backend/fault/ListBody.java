package dev.torpor.harness.backend.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpRequest;
import dev.torpor.http.HttpResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A response with status 200 whose body is a JSON object with a list of records in it. */
final class ListBody {
  /** Shapes whose answers are lists. */
  static final List<String> SHAPES =
      List.of("cursor", "list", "longpoll", "paged", "revtree", "validators");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LISTS = List.of("changes", "records", "results");
  private static final String SEQUENCE = "last_seq";
  private static final List<String> SYNC_TOKENS = List.of("cursor", "nextSyncToken", SEQUENCE);
  private static final String NEXT_PAGE = "nextPageToken";

  /** No server hands this out, so that none knows it. */
  private static final String FOREIGN = "x-of-another-server";

  private final HttpResponse response;
  private final ObjectNode root;
  private final String list;

  private ListBody(HttpResponse response, ObjectNode root, String list) {
    this.response = response;
    this.root = root;
    this.list = list;
  }

  /** The list in the answer to a GET, null when it has none. */
  static @Nullable ListBody of(Exchange exchange) {
    return exchange.request().method().equals("GET") ? of(exchange.answer().response()) : null;
  }

  /** The list in a response, null when it has none. */
  static @Nullable ListBody of(HttpResponse response) {
    if (response.status() != 200 || response.body().length() == 0) {
      return null;
    }
    try {
      if (JSON.readTree(response.body().bytes()) instanceof ObjectNode object) {
        for (String name : LISTS) {
          if (object.get(name) instanceof ArrayNode) {
            return new ListBody(response, object, name);
          }
        }
      }
    } catch (IOException notJson) {
      return null;
    }
    return null;
  }

  /** Why a list cannot be spoiled there, null when it can. */
  static @Nullable String refusal(FaultSite site) {
    return site.hasOneOf(SHAPES) || site.stubs() == FaultSite.Answers.SOME
        ? null
        : "nothing here answers with a list: the backend has "
            + site.describe()
            + "; serve the dataset as one of "
            + SHAPES;
  }

  /** The items, to be read only. */
  List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    root.get(list).forEach(items::add);
    return items;
  }

  /** True when a further page follows. */
  boolean hasNextPage() {
    return root.has(NEXT_PAGE);
  }

  /** The same response with these items. */
  HttpResponse with(List<JsonNode> items) {
    return written(items, root.deepCopy());
  }

  /** The same response, but its next page is that one. */
  HttpResponse withNextPage(String token) {
    ObjectNode changed = root.deepCopy();
    SYNC_TOKENS.forEach(changed::remove);
    changed.put(NEXT_PAGE, token);
    return written(items(), changed);
  }

  /**
   * The same response with fewer items than there are, from a server that does not know better: its
   * token is the one that the request brought, or else one that a server in order does not know. So
   * nothing is lost for good to a client that follows the protocol. It names no state by {@code
   * ETag} or {@code Last-Modified} that has more in it.
   *
   * @param request that it answers
   */
  HttpResponse withOnly(List<JsonNode> items, HttpRequest request) {
    String known = Tokens.sync(request);
    ObjectNode changed = root.deepCopy();
    for (String name : SYNC_TOKENS) {
      if (changed.has(name)) {
        put(changed, name, known);
      }
    }
    if (changed.has(NEXT_PAGE)) {
      changed.put(NEXT_PAGE, FOREIGN);
    }
    HttpResponse fewer = written(items, changed);
    List<Header> headers = Replies.withoutHeader(fewer, "ETag");
    headers.removeIf(header -> header.name().equalsIgnoreCase("Last-Modified"));
    if (response.header("ETag") != null) {
      headers.add(new Header("ETag", "\"" + FOREIGN + "\""));
    }
    return new HttpResponse(fewer.status(), headers, fewer.body());
  }

  /** Sequences begin with 0, which every server knows. */
  private static void put(ObjectNode object, String name, @Nullable String known) {
    String unknown = name.equals(SEQUENCE) ? "0" : FOREIGN;
    object.put(name, known == null ? unknown : known);
  }

  private HttpResponse written(List<JsonNode> items, ObjectNode changed) {
    ArrayNode array = JSON.createArrayNode();
    array.addAll(items);
    changed.set(list, array);
    try {
      Body body = Body.of(JSON.writeValueAsBytes(changed));
      return new HttpResponse(response.status(), response.headers(), body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }
}
