package dev.torpor.harness.validation;

import static dev.torpor.harness.validation.Figures.about;
import static dev.torpor.harness.validation.Figures.seconds;

import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.network.SharedData;
import dev.torpor.harness.network.TraceFile;
import dev.torpor.harness.network.TraceFile.Gaps;
import dev.torpor.harness.validation.ValidationCase.Kind;
import dev.torpor.network.Link;
import dev.torpor.network.LossyThroughput;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import dev.torpor.network.TransferTime;
import java.math.BigDecimal;
import java.util.List;

/** Cases N1 to N11: transfer times, throughput under loss, traces. */
final class NetworkCases {
  private static final long PACKET = RateSteps.OPPORTUNITY_BYTES * RateProfile.MICROBITS_PER_BYTE;
  private static final String ATT = "traces/mahimahi/ATT-LTE-driving-2016.down";
  private static final String SUBWAY = "traces/nyu-mets/QTrain.csv";
  private static final Link LTE = new Link(12_740_000, 5_640_000, 70_000, 0);
  private static final Link UMTS = new Link(780_000, 330_000, 200_000, 0);

  private NetworkCases() {}

  static List<ValidationCase> all() {
    CaseList list = new CaseList(Kind.DATA, "mahimahi @ae477d4, ATT-LTE-driving-2016.down");
    addMahimahi(list);
    addTransfers(list.from(Kind.DERIVED, "transfer-time model with slow start, RFC 6928"));
    list.from(Kind.DERIVED, "Mathis et al. 1997; MSS 1460")
        .percent(
            "0.01",
            "N9",
            "RTT 100 ms, 1 % lost: Mathis",
            "1430.50",
            "kbit/s",
            () -> about(LossyThroughput.mathisBitsPerSecond(0.1, 0.01) / 1e3))
        .percent(
            "0.1",
            "N10",
            "RTT 1 s, 10 % lost: Mathis, not to be used there",
            "45.24",
            "kbit/s",
            () -> about(LossyThroughput.mathisBitsPerSecond(1, 0.1) / 1e3))
        .from(Kind.DERIVED, "Padhye et al. 1998; MSS 1460, b 2")
        .percent(
            "0.01",
            "N9",
            "RTT 100 ms, 1 % lost, T0 0.4 s: Padhye",
            "927.75",
            "kbit/s",
            () -> about(LossyThroughput.padhyeBitsPerSecond(0.1, 0.01, 0.4, 2) / 1e3))
        .percent(
            "0.1",
            "N10",
            "RTT 1 s, 10 % lost, T0 3 s: Padhye",
            "16.92",
            "kbit/s",
            () -> about(LossyThroughput.padhyeBitsPerSecond(1, 0.1, 3, 2) / 1e3))
        .percent(
            "15",
            "N9",
            "RTT 100 ms, 1 % lost, T0 1 s: 5 MB played with drawn losses, 40 seeds",
            "825.24",
            "kbit/s",
            () -> about(PlayedTransfer.meanBitsPerSecond(5_000_000, lossy(50_000, 1), 40) / 1e3))
        .percent(
            "25",
            "N10",
            "Very Bad Network, T0 3 s: 500 KB played with drawn losses, 40 seeds",
            "16.92",
            "kbit/s",
            () -> about(PlayedTransfer.meanBitsPerSecond(500_000, lossy(500_000, 10), 40) / 1e3))
        .from(Kind.DATA, "NYU-METS @886c73b, QTrain.csv")
        .needing(SUBWAY)
        .within(
            "0.1",
            "N11",
            "share of seconds below 0.1 Mbit/s",
            "5.7",
            "%",
            () -> about(100.0 * low(false) / read(SUBWAY).size()))
        .exact("N11", "longest run of them", "12", "s", () -> BigDecimal.valueOf(low(true)));
    return list.all();
  }

  private static void addMahimahi(CaseList list) {
    list.needing(ATT);
    int[] packets = {34, 100, 1_000, 10_000, 45_604, 45_704};
    String[] millis = {"2", "33", "419", "14544", "120002", "120035"};
    for (int i = 0; i < packets.length; i++) {
      int count = packets[i];
      list.exact(
          "N1", count + " packets from the start", millis[i], "ms", () -> attMillis(0, count));
    }
    int[] later = {34, 100, 1_000};
    String[] laterMillis = {"77", "249", "3718"};
    for (int i = 0; i < later.length; i++) {
      int count = later[i];
      list.exact(
          "N2",
          count + " packets from 30 s on",
          laterMillis[i],
          "ms",
          () -> attMillis(30_000, count));
    }
    list.from(Kind.PUBLISHED, "mahimahi, README: a trace of the one line 1 is 12 Mbit/s")
        .exact(
            "N5",
            "time for 1000 packets of 1500 B on it",
            "1000",
            "ms",
            NetworkCases::thousandPackets);
  }

  private static BigDecimal thousandPackets() {
    long end = RateSteps.opportunities(new long[] {1}).finish(0, 1_000 * PACKET);
    return BigDecimal.valueOf(end / 1_000);
  }

  private static void addTransfers(CaseList list) {
    int[] bytes = {1_000, 10_000, 50_000, 500_000, 10_000_000};
    String[] times = {"0.2806", "0.2863", "0.4257", "0.7425", "6.7080"};
    String[] stalls = {"0", "0", "0.1143", "0.1486", "0.1486"};
    for (int i = 0; i < bytes.length; i++) {
      int size = bytes[i];
      list.within(
          "0.0001",
          "N6",
          size + " B cold over 12.74 Mbit/s and 70 ms",
          times[i],
          "s",
          () -> seconds(PlayedTransfer.coldMicros(size, LTE)));
      list.within(
          "0.0001",
          "N6",
          "the same: lost to slow start",
          stalls[i],
          "s",
          () -> seconds(TransferTime.stallMicros(size, LTE.downBitsPerSecond(), LTE.rttMicros())));
    }
    int[] slow = {10_000, 50_000, 500_000};
    String[] slowTimes = {"0.9026", "1.3781", "5.9934"};
    for (int i = 0; i < slow.length; i++) {
      int size = slow[i];
      list.within(
          "0.0001",
          "N7",
          size + " B cold over Network Link Conditioner's 3G",
          slowTimes[i],
          "s",
          () -> seconds(PlayedTransfer.coldMicros(size, UMTS)));
    }
    list.within(
        "0.0001",
        "N7",
        "10000 B over a warm connection there",
        "0.3026",
        "s",
        () -> seconds(PlayedTransfer.warmMicros(10_000, UMTS)));
  }

  /** A fast link that loses packets towards the device. */
  private static Link lossy(long oneWayMicros, int percent) {
    RateProfile fast = RateProfile.fixed(100_000_000);
    return new Link(fast, fast, oneWayMicros, oneWayMicros, 0, percent * (Link.ALL / 100), 0);
  }

  private static BigDecimal attMillis(long fromMillis, long packets) {
    long end = read(ATT).finish(fromMillis * 1_000, packets * PACKET);
    return BigDecimal.valueOf(end / 1_000 - fromMillis);
  }

  private static int low(boolean longestRun) {
    RateSteps trace = read(SUBWAY);
    int sum = 0;
    int run = 0;
    int longest = 0;
    for (int i = 0; i < trace.size(); i++) {
      run = trace.bitsPerSecond(i) < 100_000 ? run + 1 : 0;
      sum += run > 0 ? 1 : 0;
      longest = Math.max(longest, run);
    }
    return longestRun ? longest : sum;
  }

  private static RateSteps read(String name) {
    Problems problems = new Problems();
    RateProfile trace = TraceFile.read(SharedData.need(name), name, Gaps.HOLD, problems);
    if (trace instanceof RateSteps steps && problems.isEmpty()) {
      return steps;
    }
    throw new AssertionError(name + " is no trace: " + problems.all());
  }
}
