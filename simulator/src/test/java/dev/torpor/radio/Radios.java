package dev.torpor.radio;

import dev.torpor.radio.Promotion.Course;
import dev.torpor.radio.RadioProfile.Phase;
import java.util.List;

/** Radios for tests, with the figures of their published sources. */
public final class Radios {
  /** LTE of 2012, Huang et al., without idle power. */
  public static final RadioProfile LTE =
      new RadioProfile(
          "lte",
          new Phase(1_210_700, 260_100),
          1_288_040,
          438_390,
          51_970,
          List.of(new Phase(1_060_000, 11_576_000)),
          0,
          0,
          0);

  /** UMTS with the thresholds that ARO inferred and the powers of one handset. */
  public static final RadioProfile UMTS = umts(0);

  /** Non-standalone 5G in the low band: NR joins LTE after 1.6 s and stays in the tail. */
  public static final RadioProfile NSA = nsa(Course.REGARDLESS);

  /** Standalone 5G: 10.2 s connected, 4.8 s inactive. */
  public static final RadioProfile SA =
      new RadioProfile(
          "sa",
          List.of(
              new Channel(
                  "",
                  700_000,
                  29_150,
                  13_520,
                  List.of(
                      TailPhase.of("CONNECTED", 593_000, 10_200_000, 0),
                      new TailPhase(
                          "INACTIVE", 60_000, 4_800_000, 0, new Phase(245_000, 50_000), true)),
                  Promotion.always(new Phase(245_000, 300_000)),
                  null,
                  0)),
          10_000,
          0,
          1_280_000);

  private Radios() {}

  /** UMTS in which fewer bytes than these leave a running DCH timer as it is. */
  public static RadioProfile umts(long timerBytes) {
    Channel fach =
        new Channel(
            "FACH",
            300_000,
            0,
            0,
            List.of(TailPhase.of("FACH", 300_000, 10_000_000, 0)),
            null,
            null,
            0);
    Channel dch =
        new Channel(
            "DCH",
            1_300_000,
            0,
            0,
            List.of(
                TailPhase.of("DCH", 1_300_000, 4_000_000, 1),
                TailPhase.of("FACH", 300_000, 10_000_000, 0)),
            Promotion.always(new Phase(650_000, 2_000_000)),
            new Promotion(new Phase(800_000, 1_500_000), 543, 475, Course.FIRST),
            timerBytes);
    return new RadioProfile("umts", List.of(fach, dch), 0, 0, 0);
  }

  /** 5G whose NR leg is added in that way. */
  public static RadioProfile nsa(Course course) {
    Channel lte =
        new Channel(
            "LTE",
            400_000,
            80_210,
            14_550,
            List.of(TailPhase.of("LTE", 178_000, 10_000_000, 0)),
            Promotion.always(new Phase(800_000, 300_000)),
            null,
            0);
    Channel nr =
        new Channel(
            "NR",
            570_000,
            29_150,
            13_520,
            List.of(TailPhase.of("NR", 249_000, 10_200_000, 1)),
            null,
            new Promotion(new Phase(799_000, 1_600_000), Promotion.ANY, Promotion.ANY, course),
            0);
    return new RadioProfile("nsa", List.of(lte, nr), 0, 0, 0);
  }
}
