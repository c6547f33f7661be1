package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Figures.SECOND;
import static dev.torpor.harness.validation.Figures.bench;
import static dev.torpor.harness.validation.Figures.joules;
import static dev.torpor.harness.validation.Figures.radio;
import static dev.torpor.harness.validation.Figures.seconds;

import dev.torpor.energy.Component;
import dev.torpor.harness.network.SharedData;
import dev.torpor.harness.validation.ValidationCase.Kind;
import dev.torpor.radio.RadioProfile;
import java.math.BigDecimal;
import java.util.List;

/** Cases P1 to P8: EnergyBox and VideoOptimizer side by side. */
final class PeerCases {
  private static final String PACKETS = "energybox/test1.packets.csv";
  private static final String UMTS_ORACLE = "energybox/oracle/test1_3g.csv";
  private static final String WIFI_ORACLE = "energybox/oracle/test1_wifi.csv";
  private static final String ENERGY_BOX = "EnergyBox @150320e, its rules, packet list and oracle";
  private static final String OPTIMIZER = "AT&T VideoOptimizer @d164529";
  private static final long FAR = 100 * SECOND;

  private PeerCases() {}

  static List<ValidationCase> all() {
    CaseList list = new CaseList(Kind.PEER, ENERGY_BOX).needing(PACKETS);
    addEnergyBox(list);
    list.from(Kind.PEER, OPTIMIZER + ", unit test of its DRX formula")
        .exact(
            "P5",
            "1000 s of DRX: 1 s at 1 W of each 5 s, 2 W between",
            "1800",
            "J",
            () -> joules(drx().total()))
        .from(Kind.PEER, OPTIMIZER + ", lte.conf");
    addOptimizerLte(list);
    list.from(Kind.PEER, OPTIMIZER + ", 3G configurations of handsets");
    String[] handsets = {"aro", "captivate", "inspire", "thrill"};
    String[] joules = {"9.5", "9.1", "6.8", "5.55"};
    for (int i = 0; i < handsets.length; i++) {
      String name = "umts-att-" + handsets[i];
      list.exact(
          "P7",
          "one large packet over " + name,
          joules[i],
          "J",
          () -> joules(bench(name).flow(0, 0, 1_500, 0).run(FAR).total()));
    }
    addIdleDefect(list);
    return list.all();
  }

  private static void addEnergyBox(CaseList list) {
    list.within(
            "0.0001",
            "P1",
            "test1 over 3G: energy",
            "151.5161",
            "J",
            () -> energy(umts(), 200_000, 500_000, 1_300_000))
        .within(
            "0.00001",
            "P1",
            "the same: IDLE",
            "185.773047",
            "s",
            () -> dwell(umts(), EnergyBox.IDLE))
        .within(
            "0.00001",
            "P1",
            "the same: FACH",
            "120.522532",
            "s",
            () -> dwell(umts(), EnergyBox.FACH))
        .within(
            "0.00001", "P1", "the same: DCH", "41.615553", "s", () -> dwell(umts(), EnergyBox.DCH))
        .exact(
            "P1",
            "the same: points of the chart",
            "316",
            "",
            () -> BigDecimal.valueOf(umts().size()))
        .exact(
            "P1",
            "the same: points that differ from the oracle",
            "0",
            "",
            () -> mismatches(umts(), UMTS_ORACLE))
        .within(
            "0.0001",
            "P3",
            "test1 over Wi-Fi: energy",
            "14.0383",
            "J",
            () -> energy(wifi(), 30_000, 0, 250_000))
        .within(
            "0.00001", "P3", "the same: PSM", "320.770313", "s", () -> dwell(wifi(), EnergyBox.PSM))
        .within(
            "0.00001", "P3", "the same: CAM", "17.660819", "s", () -> dwell(wifi(), EnergyBox.CAM))
        .exact(
            "P3",
            "the same: points that differ from the oracle",
            "0",
            "",
            () -> mismatches(wifi(), WIFI_ORACLE));
  }

  private static void addOptimizerLte(CaseList list) {
    list.exact("P6", "one packet: promotion", "0.26", "s", () -> optimizerTime("PROMOTION"))
        .exact("P6", "the same: continuous reception", "0.1", "s", () -> optimizerTime("TAIL CR"))
        .exact("P6", "the same: short DRX", "0.02", "s", () -> optimizerTime("TAIL short DRX"))
        .exact("P6", "the same: long DRX", "10", "s", () -> optimizerTime("TAIL long DRX"))
        .exact("P6", "the same: energy", "11.36704", "J", () -> joules(optimizer().total()))
        .exact(
            "P6",
            "the same: energy of the promotion",
            "0.3146",
            "J",
            () -> joules(optimizer().of(Component.RADIO_PROMOTION)));
  }

  /** The peer charges what is left over of a paging period as if the receiver were on all of it. */
  private static void addIdleDefect(CaseList list) {
    list.from(Kind.PEER, OPTIMIZER + ", energy of LTE idle")
        .within(
            "0.00001",
            "P8",
            "12.8 s of idle LTE, as the peer has it",
            "0.25542",
            "J",
            () -> joules(asCoded(12_800_000)))
        .within("0.00001", "P8", "the same in Torpor", "0.25542", "J", () -> idle(12_800_000))
        .within(
            "0.00001",
            "P8",
            "1.27 s of idle LTE, as the peer has it (a defect)",
            "0.75438",
            "J",
            () -> joules(asCoded(1_270_000)))
        .within(
            "0.00001",
            "P8",
            "the same as the peer means it",
            "0.02554",
            "J",
            () -> joules(asMeant(1_270_000)))
        .from(Kind.DERIVED, "mean of 43 ms at 594 mW per 1.28 s")
        .within(
            "0.00001",
            "P8",
            "the same in Torpor, which draws the mean",
            "0.02534",
            "J",
            () -> idle(1_270_000));
  }

  private static List<EnergyBox.Point> umts() {
    return EnergyBox.umts(EnergyBox.packets(SharedData.need(PACKETS)));
  }

  private static List<EnergyBox.Point> wifi() {
    return EnergyBox.wifi(EnergyBox.packets(SharedData.need(PACKETS)));
  }

  private static BigDecimal mismatches(List<EnergyBox.Point> chart, String oracle) {
    return BigDecimal.valueOf(
        EnergyBox.mismatches(chart, EnergyBox.oracle(SharedData.need(oracle))));
  }

  private static BigDecimal dwell(List<EnergyBox.Point> chart, int state) {
    return seconds(EnergyBox.dwell(chart, state));
  }

  /** States 0, 1 and whichever of 2 and 3 the chart has. */
  private static BigDecimal energy(
      List<EnergyBox.Point> chart, long low, long middle, long highMicrowatts) {
    return joules(
        low * EnergyBox.dwell(chart, EnergyBox.IDLE)
            + middle * EnergyBox.dwell(chart, EnergyBox.FACH)
            + highMicrowatts
                * (EnergyBox.dwell(chart, EnergyBox.CAM) + EnergyBox.dwell(chart, EnergyBox.DCH)));
  }

  private static RadioBench drx() {
    long mean = RadioProfile.dutyCycleMicrowatts(1_000_000, SECOND, 2_000_000, 5 * SECOND);
    RadioProfile.Phase tail = new RadioProfile.Phase(mean, 1_000 * SECOND);
    RadioProfile.Phase none = RadioProfile.Phase.NONE;
    return new RadioBench(new RadioProfile("drx", none, 0, 0, 0, List.of(tail), 0, 0, 0))
        .flow(0, 0, 0, 0)
        .run(2_000 * SECOND);
  }

  private static RadioBench optimizer() {
    return bench("lte-videooptimizer").flow(0, 0, 0, 0).run(FAR);
  }

  private static BigDecimal optimizerTime(String state) {
    return seconds(optimizer().micros(state));
  }

  private static BigDecimal idle(long micros) {
    return joules(new RadioBench(radio("lte-videooptimizer")).run(micros).total());
  }

  private static long asCoded(long micros) {
    return 594_000L * (micros / 1_280_000 * 43_000 + micros % 1_280_000);
  }

  private static long asMeant(long micros) {
    return 594_000L * (micros / 1_280_000 * 43_000 + Math.min(43_000, micros % 1_280_000));
  }
}
