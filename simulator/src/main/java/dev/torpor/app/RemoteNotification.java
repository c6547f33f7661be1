package dev.torpor.app;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a push: the {@code aps} dictionary and the keys beside it.
 *
 * @param alert the text to show, null for none
 * @param badge the number on the app's icon, null to leave it
 * @param sound the name of a sound, null for none
 * @param flags what else the {@code aps} dictionary asks for
 * @param data the custom keys with their values, in order of the keys
 */
public record RemoteNotification(
    @Nullable String alert,
    @Nullable Integer badge,
    @Nullable String sound,
    Set<Flag> flags,
    SortedMap<String, String> data) {

  /** Copies flags and data. */
  public RemoteNotification {
    flags =
        flags.isEmpty()
            ? Collections.emptySet()
            : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  /** What an {@code aps} dictionary can ask for beside showing something. */
  public enum Flag {
    /** {@code content-available: 1}: wake the app. */
    CONTENT_AVAILABLE("content-available"),
    /** {@code mutable-content: 1}: let the notification service extension change it first. */
    MUTABLE_CONTENT("mutable-content");

    private final String key;

    Flag(String key) {
      this.key = key;
    }
  }

  /** A payload that only wakes the app. */
  public static RemoteNotification background(Map<String, String> data) {
    return new RemoteNotification(
        null, null, null, EnumSet.of(Flag.CONTENT_AVAILABLE), new TreeMap<>(data));
  }

  /** A payload that only shows a text. */
  public static RemoteNotification alert(String text) {
    return new RemoteNotification(
        text, null, null, EnumSet.noneOf(Flag.class), Collections.emptySortedMap());
  }

  /** The same payload that asks for this too. */
  public RemoteNotification with(Flag flag) {
    EnumSet<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return new RemoteNotification(alert, badge, sound, more, data);
  }

  /** The same payload with another text. */
  public RemoteNotification withAlert(String text) {
    return new RemoteNotification(text, badge, sound, flags, data);
  }

  /** True when it is to wake the app. */
  public boolean contentAvailable() {
    return flags.contains(Flag.CONTENT_AVAILABLE);
  }

  /** True when the notification service extension may change it. */
  public boolean mutableContent() {
    return flags.contains(Flag.MUTABLE_CONTENT);
  }

  /** True when the user is to notice it: a text, a badge or a sound. */
  public boolean notifiesUser() {
    return alert != null || badge != null || sound != null;
  }

  /** The payload as a server sends it: JSON without white space. */
  public String json() {
    StringBuilder aps = new StringBuilder();
    if (alert != null) {
      member(aps, "alert", quoted(alert));
    }
    if (badge != null) {
      member(aps, "badge", badge.toString());
    }
    if (sound != null) {
      member(aps, "sound", quoted(sound));
    }
    for (Flag flag : flags) {
      member(aps, flag.key, "1");
    }
    StringBuilder all = new StringBuilder();
    member(all, "aps", "{" + aps + "}");
    data.forEach((key, value) -> member(all, key, quoted(value)));
    return "{" + all + "}";
  }

  /** Bytes of the payload as a server sends it. */
  public int bytes() {
    return json().getBytes(StandardCharsets.UTF_8).length;
  }

  private static void member(StringBuilder to, String key, String value) {
    if (to.length() > 0) {
      to.append(',');
    }
    to.append(quoted(key)).append(':').append(value);
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00").append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
