package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Figures.about;

import dev.torpor.harness.network.SharedData;
import dev.torpor.harness.validation.ValidationCase.Kind;
import java.util.List;

/** Cases G1 to G4: the measurements behind the profiles of 2021. */
final class FiveGCases {
  static final String POWER = "sigcomm21-5g/MN-Transfer_combined.csv";
  static final String PROBE = "sigcomm21-5g/rrc-probe";
  private static final String SIGCOMM =
      "Narayanan et al., SIGCOMM 2021, artefact @35aaf28, Verizon";

  private FiveGCases() {}

  static List<ValidationCase> all() {
    CaseList list = new CaseList(Kind.DATA, SIGCOMM + ", power log with the authors' bins");
    list.needing(POWER);
    for (PowerFit.Series series : PowerFit.Series.values()) {
      list.within(
          "0.01",
          "G1",
          "slope of " + series.title(),
          series.publishedSlope(),
          "mW/Mbps",
          () -> about(fit(series).slope()));
    }
    list.within(
            "0.5",
            "G2",
            "mmWave cheaper than LTE from, down",
            "186.97",
            "Mbit/s",
            () -> crossover(PowerFit.Series.MMWAVE_DOWN, PowerFit.Series.LTE_DOWN))
        .within(
            "0.5",
            "G2",
            "than low band, down",
            "188.78",
            "Mbit/s",
            () -> crossover(PowerFit.Series.MMWAVE_DOWN, PowerFit.Series.LOW_DOWN))
        .within(
            "0.5",
            "G2",
            "than LTE, up",
            "39.92",
            "Mbit/s",
            () -> crossover(PowerFit.Series.MMWAVE_UP, PowerFit.Series.LTE_UP))
        .within(
            "0.5",
            "G2",
            "than low band, up",
            "122.71",
            "Mbit/s",
            () -> crossover(PowerFit.Series.MMWAVE_UP, PowerFit.Series.LOW_UP))
        .from(Kind.DATA, "Narayanan et al., SIGCOMM 2021, RRC-Probe data")
        .needing(PROBE)
        .within(
            "0.5",
            "G3",
            "T-Mobile LTE stays connected for",
            "5.0",
            "s",
            () -> step("4G-LTE", "T-Mobile"))
        .within("0.5", "G3", "Verizon LTE", "9.9", "s", () -> step("4G-LTE", "Verizon"))
        .within(
            "0.5",
            "G3",
            "T-Mobile SA, before INACTIVE",
            "10.2",
            "s",
            () -> step("5G-SA-Low-Band", "T-Mobile"))
        .within("0.5", "G3", "Verizon mmWave", "10.4", "s", () -> step("5G-NSA-mmWave", "Verizon"))
        .from(
            Kind.DERIVED,
            "paging U(0, 1.28 s) and a promotion of 0.26 s; medians of 0.73 to 0.84 s measured")
        .percent(
            "25",
            "G4",
            "mean extra time of a push for idle LTE",
            "0.90",
            "s",
            () -> about(PushWait.meanMicros() / 1e6));
    return list.all();
  }

  private static PowerFit.Line fit(PowerFit.Series series) {
    return PowerFit.of(series, SharedData.need(POWER));
  }

  private static java.math.BigDecimal crossover(PowerFit.Series one, PowerFit.Series other) {
    return about(fit(one).crossing(fit(other)));
  }

  private static java.math.BigDecimal step(String radio, String carrier) {
    return about(RrcProbe.of(SharedData.need(PROBE)).connectedSeconds(radio, carrier));
  }
}
