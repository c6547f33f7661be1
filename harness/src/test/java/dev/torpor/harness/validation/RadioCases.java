package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Figures.SECOND;
import static dev.torpor.harness.validation.Figures.about;
import static dev.torpor.harness.validation.Figures.bench;
import static dev.torpor.harness.validation.Figures.joules;
import static dev.torpor.harness.validation.Figures.milliwatts;
import static dev.torpor.harness.validation.Figures.radio;

import dev.torpor.energy.Component;
import dev.torpor.harness.validation.ValidationCase.Kind;
import dev.torpor.radio.RadioProfile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Cases E1 to E20: arithmetic on the figures of Huang et al. */
final class RadioCases {
  private static final String LTE = "lte-2012-huang";
  private static final String HUANG = "Huang et al., MobiSys 2012";
  private static final long HALF = SECOND / 2;
  private static final long FAR = 200 * SECOND;
  private static final long DAY = 86_400 * SECOND;
  private static final long KB = 1_000;
  private static final long TEN_KB = 10 * KB;

  /** Instant at which E1's burst has ended. */
  private static final long ENDED = 260_100 + HALF;

  /** Joules of a full battery of 12.98 Wh. */
  private static final double FULL = 46_728;

  private RadioCases() {}

  static List<ValidationCase> all() {
    CaseList list = new CaseList(Kind.DERIVED, HUANG);
    addSingles(list);
    addSteady(list);
    addTails(list);
    addMargins(list);
    addDays(list);
    addOthers(list);
    return list.all();
  }

  private static void addSingles(CaseList list) {
    list.exact(
            "E1",
            "10 KB down from idle: promotion",
            "0.31490307",
            "J",
            e1(Component.RADIO_PROMOTION))
        .exact("E1", "the same: active", "0.64817760", "J", e1(Component.RADIO_ACTIVE))
        .exact("E1", "the same: tail", "12.27056000", "J", e1(Component.RADIO_TAIL))
        .exact("E1", "the same: total", "13.23364067", "J", () -> joules(one(0, TEN_KB).total()))
        .within(
            "0.005",
            "E1",
            "the same: share of the tail",
            "92.72",
            "%",
            () -> tailShare(one(0, TEN_KB)))
        .exact(
            "E2",
            "10 KB up from idle: active",
            "0.6790912",
            "J",
            () -> joules(one(TEN_KB, 0).of(Component.RADIO_ACTIVE)))
        .exact("E2", "the same: total", "13.26455427", "J", () -> joules(one(TEN_KB, 0).total()))
        .percent(
            "0.01",
            "E3",
            "10 MB down at 12.74 Mbit/s",
            "24.8312",
            "J",
            () -> joules(bulk(10_000 * KB).total()))
        .within(
            "0.00005",
            "E3",
            "the same: energy of a bit",
            "0.3104",
            "uJ",
            () -> about(bulk(10_000 * KB).total() / 8e7 / 1e6))
        .within(
            "0.05",
            "E3",
            "the same: share of the tail",
            "49.4",
            "%",
            () -> tailShare(bulk(10_000 * KB)));
    List<String> sizes = List.of("1", "10", "100", "1000");
    List<String> joules = List.of("12.5867", "12.5977", "12.7079", "13.8100");
    for (int i = 0; i < sizes.size(); i++) {
      long bytes = Integer.parseInt(sizes.get(i)) * KB;
      list.percent(
          "0.01",
          "E4",
          sizes.get(i) + " KB down at 12.74 Mbit/s",
          joules.get(i),
          "J",
          () -> joules(bulk(bytes).total()));
    }
  }

  private static void addSteady(CaseList list) {
    int[] down = {1, 5, 10, 20};
    String[] power = {"1340.01", "1547.89", "1807.74", "2327.44"};
    String[] perBit = {"1340.0", "309.6", "180.8", "116.4"};
    for (int i = 0; i < down.length; i++) {
      int rate = down[i];
      list.exact(
          "E5",
          "steady download of " + rate + " Mbit/s",
          power[i],
          "mW",
          () -> milliwatts(steady(0, rate)));
      list.within(
          "0.05",
          "E5",
          "the same: energy of a bit",
          perBit[i],
          "nJ",
          () ->
              milliwatts(steady(0, rate))
                  .divide(BigDecimal.valueOf(rate), 4, RoundingMode.HALF_UP));
    }
    list.exact("E6", "steady upload of 1 Mbit/s", "1726.43", "mW", () -> milliwatts(steady(1, 0)));
    list.exact("E6", "steady upload of 5 Mbit/s", "3479.99", "mW", () -> milliwatts(steady(5, 0)));
  }

  private static void addTails(CaseList list) {
    list.exact(
            "E7",
            "a second request 5.0 s after the first has ended: tail",
            "17.57056",
            "J",
            () -> joules(two(ENDED + 5 * SECOND).of(Component.RADIO_TAIL)))
        .within(
            "0.000005",
            "E7",
            "the same: total",
            "19.18182",
            "J",
            () -> joules(two(ENDED + 5 * SECOND).total()))
        .exact(
            "E7",
            "the same: promotions",
            "1",
            "",
            () -> BigDecimal.valueOf(two(ENDED + 5 * SECOND).promotions()))
        .exact(
            "E8",
            "a second request 11.576 s after the first has ended: promotions",
            "2",
            "",
            () -> BigDecimal.valueOf(two(ENDED + 11_576_000).promotions()))
        .exact(
            "E8",
            "the same 1 us earlier",
            "1",
            "",
            () -> BigDecimal.valueOf(two(ENDED + 11_575_999).promotions()))
        .within(
            "0.000005",
            "E9",
            "two of 10 KB, 60 s apart",
            "26.46728",
            "J",
            () -> joules(two(60 * SECOND).total()))
        .within(
            "0.000005",
            "E9",
            "one of 20 KB, 1.0 s active",
            "13.88182",
            "J",
            () -> joules(bench(LTE).flow(0, SECOND, 0, 2 * TEN_KB).run(FAR).total()));
  }

  private static void addMargins(CaseList list) {
    list.exact(
        "E10",
        "what 10 KB add inside a running download",
        "0.0041576",
        "J",
        () -> margin(10 * SECOND));
    long end = 30 * SECOND + 260_100;
    list.within(
            "0.00001",
            "E11",
            "what a request 4.0 s after the foreground adds",
            "4.88818",
            "J",
            () -> margin(end + 4 * SECOND))
        .within(
            "0.00001", "E11", "11.5 s after it", "12.83818", "J", () -> margin(end + 11_500_000))
        .within(
            "0.00001", "E11", "12.0 s after it", "13.23364", "J", () -> margin(end + 12 * SECOND))
        .within(
            "0.00001",
            "E13",
            "E1 with the end of the run after 5 s",
            "5.45737",
            "J",
            () -> joules(cut().total()))
        .exact(
            "E13",
            "the same, its tail drained",
            "13.23364067",
            "J",
            () -> joules(cut().total() + cut().drained()));
  }

  private static void addDays(CaseList list) {
    list.within(
            "0.0005",
            "E15",
            "mean power of idle LTE with its paging",
            "20.054",
            "mW",
            () -> milliwatts(radio(LTE).idleMicrowatts()))
        .percent("0.01", "E15", "a day of it", "1732.71", "J", () -> joules(day(radio(LTE), 0)))
        .percent(
            "0.01", "E15", "a day of it", "481.31", "mWh", () -> about(day(radio(LTE), 0) / 3.6e12))
        .percent(
            "0.01",
            "E16",
            "what 96 syncs of E1 add to that day",
            "1246.68",
            "J",
            () -> marginOfDay(LTE, 96))
        .within(
            "0.0005",
            "E16",
            "the same, of a battery of 12.98 Wh",
            "2.668",
            "%",
            () -> about(marginOfDay(LTE, 96).doubleValue() / FULL * 100))
        .percent(
            "0.01",
            "E16",
            "the same without credit for the idle power they displace",
            "1270.43",
            "J",
            () -> joules(96 * one(0, TEN_KB).total()));
    int[] minutes = {1, 5, 15, 30, 60};
    String[] joules = {"18700.2", "3740.0", "1246.7", "623.3", "311.7"};
    for (int i = 0; i < minutes.length; i++) {
      int syncs = 1440 / minutes[i];
      list.percent(
          "0.05",
          "E17",
          "what a sync every " + minutes[i] + " min adds to a day",
          joules[i],
          "J",
          () -> marginOfDay(LTE, syncs));
    }
  }

  private static void addOthers(CaseList list) {
    String wifi = "wifi-2012-huang";
    list.percent(
            "0.1",
            "E18",
            "E1 over Wi-Fi",
            "0.11564",
            "J",
            () -> joules(bench(wifi).flow(0, HALF, 0, TEN_KB).run(FAR).total()))
        .percent(
            "0.1", "E18", "what 96 of them add to a day", "10.95", "J", () -> marginOfDay(wifi, 96))
        .percent(
            "0.1",
            "E18",
            "LTE over Wi-Fi, by these",
            "113.8",
            "",
            () -> marginOfDay(LTE, 96).divide(marginOfDay(wifi, 96), 4, RoundingMode.HALF_UP))
        .percent(
            "0.01",
            "E20",
            "tail of lte-2012-huang-drx",
            "12.5369",
            "J",
            () ->
                joules(
                    bench("lte-2012-huang-drx")
                        .flow(0, HALF, 0, 0)
                        .run(FAR)
                        .of(Component.RADIO_TAIL)))
        .percent(
            "0.01",
            "E20",
            "tail of lte-2012-huang",
            "12.2706",
            "J",
            () -> joules(one(0, 0).of(Component.RADIO_TAIL)))
        .exact(
            "E20",
            "mean power of long DRX",
            "1083.196",
            "mW",
            () ->
                milliwatts(
                    radio("lte-2012-huang-drx").channels().get(0).tail().get(2).microwatts()));
  }

  private static ValidationCase.Figure e1(Component component) {
    return () -> joules(one(0, TEN_KB).of(component));
  }

  private static RadioBench one(long up, long down) {
    return bench(LTE).flow(0, HALF, up, down).run(FAR);
  }

  private static RadioBench two(long second) {
    return bench(LTE).flow(0, HALF, 0, TEN_KB).flow(second, HALF, 0, TEN_KB).run(FAR);
  }

  private static RadioBench cut() {
    return bench(LTE).flow(0, HALF, 0, TEN_KB).run(5 * SECOND);
  }

  /** At the full rate of the network, for as long as the bits take. */
  private static RadioBench bulk(long bytes) {
    return bench(LTE).flow(0, Math.round(bytes * 8 / 12.74), 0, bytes).run(FAR);
  }

  private static long steady(int up, int down) {
    long bytes = SECOND / 8;
    return bench(LTE)
            .flow(0, 8 * SECOND, 8L * up * bytes, 8L * down * bytes)
            .run(FAR)
            .of(Component.RADIO_ACTIVE)
        / (8 * SECOND);
  }

  private static BigDecimal margin(long at) {
    RadioBench alone = bench(LTE).flow(0, 30 * SECOND, 0, 7_500 * KB).run(FAR);
    RadioBench both =
        bench(LTE).flow(0, 30 * SECOND, 0, 7_500 * KB).flow(at, HALF, 0, TEN_KB).run(FAR);
    return joules(both.total() - alone.total());
  }

  private static BigDecimal tailShare(RadioBench bench) {
    return about(100.0 * bench.of(Component.RADIO_TAIL) / bench.total());
  }

  private static BigDecimal marginOfDay(String radio, int syncs) {
    return joules(day(radio(radio), syncs) - day(radio(radio), 0));
  }

  private static long day(RadioProfile profile, int syncs) {
    RadioBench bench = new RadioBench(profile);
    for (int i = 0; i < syncs; i++) {
      bench.flow(DAY / syncs * i, HALF, 0, TEN_KB);
    }
    return bench.run(DAY).total();
  }
}
