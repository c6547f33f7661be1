package dev.torpor.harness.client.kit;

import dev.torpor.app.ClientPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every piece there is; one more line here adds one more. */
public final class Pieces {
  static final List<Piece<Trigger>> TRIGGERS =
      List.of(
          RefreshTrigger.PIECE,
          PredictedTrigger.PIECE,
          ProcessingTrigger.PIECE,
          ProcessingTrigger.RESEARCH,
          FetchTrigger.PIECE,
          PushTrigger.PIECE,
          OpenTrigger.PIECE,
          CloseTrigger.PIECE,
          TimerTrigger.PIECE,
          PiggybackTrigger.PIECE,
          EditTrigger.PIECE);

  static final List<Piece<Gate>> GATES =
      List.of(
          Gates.MIN_INTERVAL,
          Gates.WIFI,
          Gates.CHARGING,
          Gates.BATTERY,
          Gates.LOW_DATA,
          Gates.LOW_POWER,
          Gates.ENGAGEMENT,
          SignalGate.PIECE,
          LyapunovGate.PIECE,
          BatchGate.PIECE);

  static final List<Piece<Fetch>> FETCHES =
      List.of(
          FeedFetch.AUTO,
          FeedFetch.VALIDATORS,
          FeedFetch.CURSOR,
          FeedFetch.PAGED,
          LongPollFetch.PIECE,
          PayloadFetch.PIECE,
          RevtreeFetch.PIECE,
          SelectiveFetch.PIECE);

  static final List<Piece<OutboxMaker>> OUTBOXES = List.of(OutboxMaker.QUEUE, OutboxMaker.NONE);

  static final List<Piece<Conflict>> CONFLICTS = Conflict.PIECES;

  static final List<Piece<Lane>> TRANSFERS =
      List.of(Lane.IN_GRANT, BackgroundLane.BACKGROUND, BackgroundLane.DISCRETIONARY);

  private Pieces() {}

  /** The parts by the option that takes them, for help pages. */
  public static Map<String, List<ClientPart>> byOption() {
    Map<String, List<ClientPart>> all = new LinkedHashMap<>();
    KitOptions.all()
        .forEach(
            option -> {
              if (!option.parts().isEmpty()) {
                all.put(option.name(), new ArrayList<>(option.parts()));
              }
            });
    return all;
  }
}
