package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options of a client that is made of pieces. */
public final class KitOptions {
  static final String TRIGGERS = "triggers";
  static final String GATES = "gates";
  static final String FETCH = "fetch";
  static final String OUTBOX = "outbox";
  static final String RETRY = "retry";
  static final String CONFLICT = "conflict";
  static final String TRANSFER = "transfer";
  static final String URL = "url";
  static final String TIMEOUT = "timeout";

  private KitOptions() {}

  /** All of them with their defaults. */
  public static List<ClientOption> all() {
    return List.of(
        ClientOption.parts(
            TRIGGERS,
            "[refresh, open, edit]",
            "What asks for a sync.",
            Piece.parts(Pieces.TRIGGERS)),
        ClientOption.parts(
            GATES, "[]", "What must hold before a request is made.", Piece.parts(Pieces.GATES)),
        ClientOption.part(
            FETCH, "auto", "How to ask for what is new.", Piece.parts(Pieces.FETCHES)),
        ClientOption.part(
            OUTBOX, "queue", "What becomes of the user's edits.", Piece.parts(Pieces.OUTBOXES)),
        ClientOption.part(
            RETRY, "full", "When to try again after a failure.", Piece.parts(Retry.PIECES)),
        ClientOption.part(
            CONFLICT,
            "server-wins",
            "What to do when the server has a newer version than the one that was edited.",
            Piece.parts(Pieces.CONFLICTS)),
        ClientOption.part(
            TRANSFER,
            "in-grant",
            "How requests made in the background are carried.",
            Piece.parts(Pieces.TRANSFERS)),
        ClientOption.text(URL, "https://api.example.test/feed", "Where the records come from."),
        ClientOption.duration(TIMEOUT, "10s", "Longest wait for a response to begin."));
  }

  /**
   * All of them with other defaults for some.
   *
   * @param defaults by name of the option; may name options of their own as {@code $name}
   */
  public static List<ClientOption> with(Map<String, String> defaults) {
    Map<String, String> left = new LinkedHashMap<>(defaults);
    List<ClientOption> options = new ArrayList<>();
    for (ClientOption option : all()) {
      String other = left.remove(option.name());
      options.add(other == null ? option : option.withDefault(other));
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("the kit has no options " + left.keySet());
    }
    return options;
  }
}
