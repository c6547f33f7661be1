package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Figures.SECOND;
import static dev.torpor.harness.validation.Figures.about;
import static dev.torpor.harness.validation.Figures.joules;

import dev.torpor.energy.Component;
import dev.torpor.harness.validation.ValidationCase.Kind;
import dev.torpor.radio.RadioProfile;
import java.util.List;

/**
 * Cases T1 to T3. TailEnder's model has no states: a transfer of x KB costs R(x), then the tail
 * runs. As a radio that is a second of activity with the constant part of R as its power.
 */
final class TailEnderCases {
  private static final int FIFTY_KB = 50_000;
  private static final RadioProfile UMTS = radio(3_500_000, 3_125_000, 620_000, 12_500_000);
  private static final RadioProfile GSM = radio(1_700_000, 4_500_000, 250_000, 6_000_000);

  private TailEnderCases() {}

  static List<ValidationCase> all() {
    CaseList list =
        new CaseList(Kind.PUBLISHED, "Balasubramanian et al., IMC 2009, recalled and re-derived");
    list.exact("T1", "one transfer of 50 KB over 3G", "12.5", "J", () -> joules(one(UMTS).total()))
        .exact(
            "T1",
            "the same: its tail",
            "7.75",
            "J",
            () -> joules(one(UMTS).of(Component.RADIO_TAIL)))
        .within("0.5", "T1", "the same: share of the tail", "62", "%", () -> tailShare(UMTS))
        .exact("T2", "one transfer of 50 KB over GSM", "5.0", "J", () -> joules(one(GSM).total()))
        .within("0.5", "T2", "the same: share of the tail", "30", "%", () -> tailShare(GSM))
        .from(Kind.DERIVED, "Balasubramanian et al., IMC 2009");
    String[] gaps = {"1", "2", "5", "10", "12.5", "20"};
    String[] joules = {"5.37", "5.99", "7.85", "10.95", "12.5", "12.5"};
    for (int i = 0; i < gaps.length; i++) {
      long gap = Math.round(Double.parseDouble(gaps[i]) * SECOND);
      list.exact(
          "T3",
          "50 KB over 3G every " + gaps[i] + " s, each",
          joules[i],
          "J",
          () -> joules(periodic(gap)));
    }
    return list.all();
  }

  /** One more transfer in a row of them, the gap counted from end to begin. */
  private static long periodic(long gap) {
    return row(10, gap) - row(9, gap);
  }

  private static long row(int transfers, long gap) {
    RadioBench bench = new RadioBench(UMTS);
    for (int i = 0; i < transfers; i++) {
      bench.flow(i * (SECOND + gap), SECOND, 0, FIFTY_KB);
    }
    return bench.run(1_000 * SECOND).total();
  }

  private static RadioBench one(RadioProfile profile) {
    return new RadioBench(profile).flow(0, SECOND, 0, FIFTY_KB).run(100 * SECOND);
  }

  private static java.math.BigDecimal tailShare(RadioProfile profile) {
    RadioBench bench = one(profile);
    return about(100.0 * bench.of(Component.RADIO_TAIL) / bench.total());
  }

  private static RadioProfile radio(
      long activeMicrowatts, long picojoulesPerBit, long tailMicrowatts, long tailMicros) {
    return new RadioProfile(
        "tailender",
        new RadioProfile.Phase(0, 0),
        activeMicrowatts,
        picojoulesPerBit,
        picojoulesPerBit,
        List.of(new RadioProfile.Phase(tailMicrowatts, tailMicros)),
        0,
        0,
        0);
  }
}
