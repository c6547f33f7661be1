package dev.torpor.radio;

import static dev.torpor.time.TimeFormat.MINUTE;
import static dev.torpor.time.TimeFormat.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.measure.Attribution.Share;
import dev.torpor.measure.Energy;
import dev.torpor.measure.Window;
import dev.torpor.random.RandomStream;
import dev.torpor.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for every radio and every traffic, tried on many drawn from a seed. */
class RadioPropertiesTest {
  private static final int TRIES = 300;
  private static final long HORIZON = 5 * MINUTE;
  private static final List<RadioProfile> PROFILES =
      List.of(
          Radios.LTE,
          Radios.UMTS,
          Radios.umts(320),
          Radios.NSA,
          Radios.nsa(Promotion.Course.MEANWHILE),
          Radios.SA);
  private static final Cause[] CAUSES = {
    Cause.FOREGROUND, Cause.REFRESH, Cause.PUSH, Cause.OTHER_APPS, Cause.DEVICE
  };

  private record Traffic(long at, long micros, long up, long down, Cause cause) {}

  private final RandomStream random = new RandomStreams(41).fork("radio properties");

  private List<Traffic> traffic() {
    List<Traffic> bursts = new ArrayList<>();
    long count = random.between(1, 12);
    for (int i = 0; i < count; i++) {
      bursts.add(
          new Traffic(
              random.between(0, 20) * 5 * SECOND + random.between(0, 3) * 100_000,
              random.between(0, 4) * 700_000,
              random.between(0, 3) * 250,
              random.between(0, 5) * 200,
              CAUSES[(int) random.nextLong(CAUSES.length)]));
    }
    return bursts;
  }

  private static RadioRun run(RadioProfile profile, Window window, List<Traffic> bursts) {
    RadioRun run = new RadioRun(profile, window);
    for (Traffic burst : bursts) {
      run.burst(burst.at(), burst.micros(), burst.up(), burst.down(), burst.cause());
    }
    return run;
  }

  private static long total(RadioProfile profile, List<Traffic> bursts) {
    return run(profile, new Window(0, HORIZON), bursts).energy().totalWithDrained();
  }

  private RadioProfile anyProfile() {
    return PROFILES.get((int) random.nextLong(PROFILES.size()));
  }

  @Test
  void energy_is_additive_over_a_split_of_the_time() {
    for (int i = 0; i < TRIES; i++) {
      RadioProfile profile = anyProfile();
      List<Traffic> bursts = traffic();
      long split = random.between(0, HORIZON);

      Energy whole = run(profile, new Window(0, HORIZON), bursts).energy();
      Energy late = run(profile, new Window(split, HORIZON), bursts).energy();
      Energy early = run(profile, new Window(0, split), bursts).until(HORIZON);

      for (Component component : Component.values()) {
        assertThat(early.inWindow().of(component) + late.inWindow().of(component))
            .as("%s of %s split at %d", component, profile.name(), split)
            .isEqualTo(whole.inWindow().of(component));
      }
    }
  }

  @Test
  void energy_is_never_negative() {
    for (int i = 0; i < TRIES; i++) {
      Energy energy = run(anyProfile(), new Window(0, HORIZON), traffic()).energy();

      for (Component component : Component.values()) {
        assertThat(energy.inWindow().of(component)).isNotNegative();
      }
      assertThat(energy.drained().total()).isNotNegative();
    }
  }

  @Test
  void more_bytes_never_cost_less() {
    for (int i = 0; i < TRIES; i++) {
      RadioProfile profile = anyProfile();
      List<Traffic> bursts = traffic();
      List<Traffic> more = new ArrayList<>(bursts);
      int index = (int) random.nextLong(bursts.size());
      Traffic one = bursts.get(index);
      long extra = random.between(1, 2_000);
      more.set(
          index, new Traffic(one.at(), one.micros(), one.up() + extra, one.down(), one.cause()));

      assertThat(total(profile, more))
          .as("%s with %d B more in burst %d of %s", profile.name(), extra, index, bursts)
          .isGreaterThanOrEqualTo(total(profile, bursts));
    }
  }

  @Test
  void a_longer_tail_never_costs_less_while_there_is_no_promotion_to_save() {
    for (int i = 0; i < TRIES; i++) {
      long tail = random.between(0, 20) * SECOND;
      List<Traffic> bursts = traffic();

      assertThat(total(withTail(tail + random.between(1, 1_000), 0), bursts))
          .isGreaterThanOrEqualTo(total(withTail(tail, 0), bursts));
    }
  }

  @Test
  void a_longer_tail_saves_no_more_than_the_promotions_it_spares() {
    for (int i = 0; i < TRIES; i++) {
      long tail = random.between(0, 20) * SECOND;
      List<Traffic> bursts = traffic();
      Energy shorter = energy(withTail(tail, 800_000), bursts);
      Energy longer = energy(withTail(tail + random.between(1, 1_000), 800_000), bursts);

      assertThat(longer.totalWithDrained() - longer.inWindow().of(Component.RADIO_PROMOTION))
          .isGreaterThanOrEqualTo(
              shorter.totalWithDrained() - shorter.inWindow().of(Component.RADIO_PROMOTION));
    }
  }

  private static Energy energy(RadioProfile profile, List<Traffic> bursts) {
    return run(profile, new Window(0, HORIZON), bursts).energy();
  }

  private static RadioProfile withTail(long micros, long promotionMicrowatts) {
    long promotionMicros = promotionMicrowatts == 0 ? 0 : 1;
    return new RadioProfile(
        "tail",
        new RadioProfile.Phase(promotionMicrowatts, promotionMicros),
        1_288_040,
        438_390,
        51_970,
        List.of(new RadioProfile.Phase(1_060_000, micros)),
        20_000,
        0,
        0);
  }

  @Test
  void the_order_of_two_transfers_changes_nothing_when_neither_shares_with_the_other() {
    for (int i = 0; i < TRIES; i++) {
      RadioProfile profile = anyProfile();
      Traffic first = traffic().get(0);
      Traffic second = traffic().get(0);
      Energy forward = apart(profile, first, second);
      Energy backward = apart(profile, second, first);

      for (Component component : Component.values()) {
        assertThat(forward.inWindow().of(component))
            .as("%s of %s", component, profile.name())
            .isEqualTo(backward.inWindow().of(component));
      }
    }
  }

  @Test
  void the_order_of_two_transfers_in_one_burst_changes_nothing_on_one_channel() {
    for (int i = 0; i < TRIES; i++) {
      Traffic first = traffic().get(0);
      Traffic second = traffic().get(0);

      Energy forward = inARow(first, second);
      Energy backward = inARow(second, first);

      for (Component component : Component.values()) {
        assertThat(forward.inWindow().of(component)).isEqualTo(backward.inWindow().of(component));
      }
    }
  }

  private static Energy apart(RadioProfile profile, Traffic first, Traffic second) {
    return new RadioRun(profile, HORIZON)
        .burst(0, first.micros(), first.up(), first.down())
        .burst(2 * MINUTE, second.micros(), second.up(), second.down())
        .energy();
  }

  private static Energy inARow(Traffic first, Traffic second) {
    return new RadioRun(Radios.LTE, HORIZON)
        .burst(0, first.micros(), first.up(), first.down())
        .burst(260_100 + first.micros(), second.micros(), second.up(), second.down())
        .energy();
  }

  @Test
  void shares_add_up_exactly_and_a_radio_run_again_draws_what_it_drew() {
    for (int i = 0; i < TRIES; i++) {
      RadioProfile profile = anyProfile();
      long end = random.between(10, 110) * SECOND + random.between(0, 3) * 100_000;
      Window window = new Window(random.between(0, end), end);
      RadioRun run = run(profile, window, traffic());
      if (random.chance(0.3)) {
        run.then(random.between(0, end - 1), run.radio()::detach);
      }
      if (random.chance(0.2)) {
        run.then(random.between(0, end - 1), run.radio()::powerOff);
      }
      Energy energy = run.energy();

      long shares = 0;
      for (Share share : energy.attribution().bySource().values()) {
        shares += share.shapley();
      }
      assertThat(shares + energy.attribution().unattributedPicojoules())
          .isEqualTo(energy.totalWithDrained());
      assertThat(run.again())
          .as("%s to %d", profile.name(), end)
          .isEqualTo(energy.totalWithDrained());
    }
  }
}
