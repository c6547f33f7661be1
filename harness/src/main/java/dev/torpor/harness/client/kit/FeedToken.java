package dev.torpor.harness.client.kit;

import org.jspecify.annotations.Nullable;

/**
 * Where a feed was read up to, in one of the ways that feeds say so; kept as the replica's token.
 *
 * @param text what the feed gave
 */
record FeedToken(Kind kind, String text) {
  /** What a feed gives to ask with next time. */
  enum Kind {
    /** A cursor. */
    CURSOR("c:"),
    /** The token of a paged feed that is read to its end. */
    SYNC("s:"),
    /** The token of the next page of one that is not. */
    PAGE("p:"),
    /** An ETag. */
    ETAG("e:"),
    /** A Last-Modified date. */
    DATE("d:"),
    /** Nothing: the feed can only be read as a whole. */
    NOTHING("n:");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /** What {@link #stored} has made, null for null. */
  static @Nullable FeedToken of(@Nullable String stored) {
    if (stored == null) {
      return null;
    }
    for (Kind kind : Kind.values()) {
      if (stored.startsWith(kind.prefix)) {
        return new FeedToken(kind, stored.substring(kind.prefix.length()));
      }
    }
    throw new IllegalStateException("the replica has the token of another client: " + stored);
  }

  String stored() {
    return kind.prefix + text;
  }
}
