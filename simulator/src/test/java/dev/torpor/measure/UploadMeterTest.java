package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.ClientEvent;
import dev.torpor.app.LocalEdit;
import dev.torpor.app.LocalEdit.Kind;
import dev.torpor.http.HttpEvent;
import dev.torpor.http.ServerFact;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.WorldEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Hand-written traces of edits and of a server; one unit is a second. */
class UploadMeterTest {
  private static final long S = TimeFormat.SECOND;
  private static final long END = 100 * S;

  private final Meters meters = new Meters(new Window(10 * S, END));
  private long exchange;

  private void made(long at, String id, String record, Kind kind) {
    meters.on(at * S, new WorldEvent.EditMade(new LocalEdit(id, record, kind, 1)));
  }

  private void served(long at, int status, ServerFact... facts) {
    exchange++;
    meters.on(at * S, new HttpEvent.Served(exchange, "GET", "/", status, 100));
    for (ServerFact fact : facts) {
      meters.on(at * S, new HttpEvent.ServerTold(exchange, fact));
    }
  }

  private static ServerFact wrote(String edit, String record, long version) {
    return new ServerFact.Wrote(edit, record, version, ServerFact.Effect.UPDATED);
  }

  private void acknowledged(long at, String edit) {
    meters.on(at * S, new ClientEvent.EditAcknowledged(edit, exchange, List.of()));
  }

  private Uploads uploads() {
    return Objects.requireNonNull(meters.finish(END).uploads());
  }

  @Test
  void given_edits_then_each_is_acknowledged_surfaced_or_pending_and_its_age_is_followed() {
    made(5, "e1", "r0", Kind.UPDATE); // before the window: it is at risk in it, and not counted
    made(20, "e2", "r1", Kind.UPDATE);
    served(24, 200, wrote("e2", "r1", 1));
    acknowledged(25, "e2");
    acknowledged(26, "e2"); // said twice, counted once
    made(30, "e3", "r2", Kind.UPDATE);
    meters.on(36 * S, new ClientEvent.EditSurfaced("e3", "it was refused"));
    meters.on(37 * S, new WorldEvent.EditImpossible(new LocalEdit("e9", "r9", Kind.DELETE, 0)));
    made(40, "e4", "r3", Kind.UPDATE);

    Uploads u = uploads();

    assertThat(u.edits()).isEqualTo(3);
    assertThat(u.impossible()).isEqualTo(1);
    assertThat(u.acknowledged()).isEqualTo(1);
    assertThat(u.surfaced()).isEqualTo(1);
    assertThat(u.pending()).isEqualTo(1);
    assertThat(u.lost()).isZero();
    assertThat(u.duplicates()).isZero();
    assertThat(u.age().endedSumMicros()).isEqualTo(BigInteger.valueOf(5 * S));
    assertThat(u.age().censoredSumMicros()).isEqualTo(BigInteger.valueOf((6 + 60) * S));
    // e1 for 90 s of the window, e2 for 5, e3 for 6, e4 for 60
    assertThat(u.pendingArea()).isEqualTo(BigInteger.valueOf((90 + 5 + 6 + 60) * S));
    assertThat(u.meanPending()).hasValue(161 / 90.0);
    assertThat(u.mostPending()).isEqualTo(2);
  }

  @Test
  void given_an_effect_that_came_twice_then_one_is_too_many() {
    made(20, "e1", "r0", Kind.UPDATE);
    served(21, 200, wrote("e1", "r0", 1));
    served(31, 200, wrote("e1", "r0", 2));
    acknowledged(32, "e1");

    Uploads u = uploads();

    assertThat(u.duplicates()).isEqualTo(1);
    assertThat(u.lost()).isZero();
  }

  @Test
  void given_acknowledgements_without_effect_then_lost_is_only_what_nothing_covers() {
    made(20, "e1", "r0", Kind.UPDATE); // covered by the later e2 of the same record
    made(21, "e2", "r0", Kind.UPDATE);
    made(22, "e3", "r1", Kind.UPDATE); // the server had it before and returned its stored result
    made(23, "e4", "e4-record", Kind.CREATE); // made and deleted before the server knew of it
    made(24, "e5", "e4-record", Kind.DELETE);
    made(25, "e6", "r2", Kind.UPDATE); // nowhere
    served(30, 200, wrote("e2", "r0", 1));
    served(31, 200, new ServerFact.Replayed("e3"));
    for (String id : List.of("e1", "e2", "e3", "e4", "e5", "e6")) {
      acknowledged(40, id);
    }

    assertThat(uploads().lost()).isEqualTo(1);
  }

  @Test
  void given_nobody_who_writes_then_uploads_are_not_measured() {
    assertThat(meters.finish(END).uploads()).isNull();
  }

  @Test
  void given_requests_then_the_server_counts_what_they_were_to_it() {
    served(5, 200, new ServerFact.Read(-1, 0, true)); // before the window
    served(20, 200, new ServerFact.Read(0, 3, false), new ServerFact.Faulted("latency"));
    served(21, 200, new ServerFact.Read(3, 3, true));
    served(30, 304, new ServerFact.Read(3, 3, true));
    served(40, 304); // a server that tells nothing
    served(50, 201, wrote("e1", "n1", 1));
    served(51, 412, new ServerFact.Refused("e2", "n1", 412, "stale"));
    served(52, 200, new ServerFact.Replayed("e1"));

    ServerLoad load = meters.finish(END).server();

    assertThat(load.requests()).isEqualTo(7);
    assertThat(load.bytesDown()).isEqualTo(700);
    assertThat(load.reads()).isEqualTo(4);
    assertThat(load.notModified()).isEqualTo(2);
    assertThat(load.empty()).isEqualTo(1);
    assertThat(load.wastedShare()).hasValue(.75);
    assertThat(load.effects()).isEqualTo(1);
    assertThat(load.refused()).isEqualTo(1);
    assertThat(load.replayed()).isEqualTo(1);
    assertThat(load.faulted()).isEqualTo(1);
    assertThat(load.busiestHour()).isEqualTo(7);
  }

  @Test
  void given_two_hours_then_the_peak_is_held_against_their_mean() {
    Meters hours = new Meters(new Window(0, 2 * TimeFormat.HOUR));
    List<Long> times = new ArrayList<>(List.of(0L, 1L, 2L, TimeFormat.HOUR));
    for (long at : times) {
      hours.on(at, new HttpEvent.Served(++exchange, "GET", "/", 200, 1));
    }

    ServerLoad load = hours.finish(2 * TimeFormat.HOUR).server();

    assertThat(load.perHour()).hasValue(2);
    assertThat(load.busiestHour()).isEqualTo(3);
    assertThat(load.peakToMean()).hasValue(1.5);
  }
}
