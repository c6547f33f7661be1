package dev.torpor.harness.referee;

import dev.torpor.app.Replica.RecordVersion;
import dev.torpor.app.Storage;
import dev.torpor.app.UrlSession.Response;
import dev.torpor.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pulls from a feed in pages. Increments are applied page by page, each with the token of the next
 * one. A full read is collected in storage and takes the place of the copy when it is complete.
 */
class PagedPull implements Pull {
  static final int LIMIT = 10;
  private static final String PAGE = "full.page";
  private static final String RECORDS = "full.records";

  final BaseClient client;
  final Storage storage;
  private int restarts;

  PagedPull(BaseClient client) {
    this.client = client;
    this.storage = client.app.storage();
  }

  @Override
  public void start() {
    restarts = 0;
    ask();
  }

  void ask() {
    String page = storage.get(PAGE);
    String token = client.app.replica().token();
    if (page != null || token == null) {
      String from = page == null ? "" : page;
      client.send(request(from.isEmpty() ? "" : "pageToken=" + from), answer -> full(from, answer));
    } else {
      boolean further = token.startsWith("p:");
      String value = token.substring(2);
      client.send(
          request((further ? "pageToken=" : "syncToken=") + value),
          answer -> increment(further ? value : "", answer));
    }
  }

  HttpRequest request(String token) {
    String query = token.isEmpty() ? "" : token + "&";
    return HttpRequest.get(Trial.URL + "?" + query + "limit=" + LIMIT);
  }

  void increment(String asked, Response response) {
    if (response.http().status() == 410) {
      gone();
      return;
    }
    Feed feed = response.http().status() == 200 ? Feed.read(response.http()) : null;
    if (feed == null || asked.equals(feed.next())) {
      client.finish(false);
      return;
    }
    String next = feed.next();
    store(response, feed.records(), next == null ? "s:" + feed.sync() : "p:" + next);
  }

  /** Applies a page and goes on. */
  void store(Response response, List<RecordVersion> records, String token) {
    client.app.replica().apply(response, records, token);
    if (!records.isEmpty()) {
      client.news();
    }
    turn(token);
  }

  /** After a page that is stored. */
  void turn(String token) {
    if (token.startsWith("p:")) {
      ask();
    } else {
      client.finish(true);
    }
  }

  /** The token is not known any more: everything again, once. */
  void gone() {
    storage.put(PAGE, "");
    storage.remove(RECORDS);
    if (restarts++ > 0) {
      client.finish(false);
    } else {
      ask();
    }
  }

  void full(String asked, Response response) {
    if (response.http().status() == 410) {
      gone();
      return;
    }
    Feed feed = response.http().status() == 200 ? Feed.read(response.http()) : null;
    if (feed == null || (!asked.isEmpty() && asked.equals(feed.next()))) {
      client.finish(false);
      return;
    }
    String next = feed.next();
    if (next != null) {
      collect(feed.records());
      storage.put(PAGE, next);
      ask();
      return;
    }
    List<RecordVersion> all = collected(feed.records());
    client.app.replica().replaceAll(response, all, "s:" + feed.sync());
    storage.remove(PAGE);
    storage.remove(RECORDS);
    client.news();
    client.finish(true);
  }

  void collect(List<RecordVersion> records) {
    StringBuilder text = new StringBuilder();
    String before = storage.get(RECORDS);
    text.append(before == null ? "" : before);
    for (RecordVersion each : records) {
      text.append(each.record()).append(' ').append(each.version()).append(' ');
      text.append(each.deleted()).append('\n');
    }
    storage.put(RECORDS, text.toString());
  }

  private List<RecordVersion> collected(List<RecordVersion> last) {
    collect(last);
    Map<String, RecordVersion> newest = new TreeMap<>();
    String text = storage.get(RECORDS);
    for (String line : text == null ? new String[0] : text.split("\n", -1)) {
      String[] field = line.split(" ", -1);
      if (field.length == 3) {
        RecordVersion each =
            new RecordVersion(field[0], Long.parseLong(field[1]), Boolean.parseBoolean(field[2]));
        newest.merge(each.record(), each, PagedPull::newer);
      }
    }
    return new ArrayList<>(newest.values());
  }

  private static RecordVersion newer(RecordVersion one, @Nullable RecordVersion other) {
    return other == null || one.version() > other.version() ? one : other;
  }
}
