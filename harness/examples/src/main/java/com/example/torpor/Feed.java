package com.example.torpor;

import dev.torpor.app.Replica.RecordVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A feed of changes: {@code {"cursor":"c17","changes":[{"id":"r7","version":3,...}]}}. A client
 * that ships reads it with a parser of JSON; this one wants to need no library.
 */
record Feed(String cursor, List<RecordVersion> changes) {
  private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]*)\"");
  private static final Pattern CHANGE =
      Pattern.compile("\\{\"id\":\"([^\"]+)\",\"version\":(\\d+)(,\"deleted\":true)?");

  /** Where the changes since a cursor are; null for everything. */
  static String url(String base, @Nullable String cursor) {
    return cursor == null
        ? base
        : base + "?cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  static Feed read(String json) {
    Matcher cursor = CURSOR.matcher(json);
    if (!cursor.find()) {
      throw new IllegalArgumentException("the feed has no cursor: " + json);
    }
    List<RecordVersion> changes = new ArrayList<>();
    for (Matcher change = CHANGE.matcher(json); change.find(); ) {
      changes.add(
          new RecordVersion(
              change.group(1), Long.parseLong(change.group(2)), change.group(3) != null));
    }
    return new Feed(cursor.group(1), changes);
  }
}
