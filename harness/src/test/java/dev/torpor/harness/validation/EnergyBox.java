package dev.torpor.harness.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * EnergyBox (github.com/rtslab/EnergyBox @150320e) by its rules: a state chart from a list of
 * packets. Its machines look at each packet alone and keep counters between them, where Torpor's
 * knows bursts, so they stand here as an oracle and not as a radio.
 */
final class EnergyBox {
  static final int IDLE = 0;
  static final int FACH = 1;
  static final int DCH = 3;
  static final int PSM = 0;
  static final int CAM = 2;

  private static final long FACH_TIMER = 5_600_000;
  private static final long DCH_TIMER = 4_100_000;
  private static final long BOTH_TIMERS = 9_700_000;
  private static final long SLOW_PROMOTION = 1_700_000;
  private static final long CAM_TIMER = 220_000;

  private final List<Packet> packets;
  private final List<Point> chart = new ArrayList<>();
  private int state;
  private long bytesUp;
  private long bytesDown;
  private long spacingUp;
  private long spacingDown;
  private long lastUp = -1;
  private long lastDown = -1;

  /** A captured packet; times are those of the capture and may go back a little. */
  record Packet(long at, boolean up, long bytes) {}

  /** A point of a state chart: from {@code at} on the radio is in {@code state}. */
  record Point(int state, long at) {}

  private EnergyBox(List<Packet> packets) {
    this.packets = packets;
  }

  /** The chart of the 3G machine with the TeliaSonera timers and thresholds. */
  static List<Point> umts(List<Packet> packets) {
    EnergyBox box = new EnergyBox(packets);
    for (int i = 0; i < packets.size(); i++) {
      box.demote(i);
      box.measureSpacing(packets.get(i));
      box.take(i);
    }
    long last = packets.get(packets.size() - 1).at();
    if (box.state == DCH) {
      box.change(last + DCH_TIMER, FACH);
      box.change(last + BOTH_TIMERS, IDLE);
    } else if (box.state == FACH) {
      box.change(last + FACH_TIMER, IDLE);
    }
    return box.chart;
  }

  /** The chart of the Wi-Fi machine. */
  static List<Point> wifi(List<Packet> packets) {
    EnergyBox box = new EnergyBox(packets);
    long before = 0;
    for (Packet packet : packets) {
      if (box.state == CAM && packet.at() - before > CAM_TIMER) {
        box.change(before + CAM_TIMER, PSM);
      }
      if (box.state == PSM) {
        box.change(packet.at(), CAM);
      } else {
        box.chart.add(new Point(CAM, packet.at()));
      }
      before = packet.at();
    }
    box.change(before + CAM_TIMER, PSM);
    return box.chart;
  }

  /** Time in a state, in microseconds. */
  static long dwell(List<Point> chart, int state) {
    long sum = 0;
    for (int i = 1; i < chart.size(); i++) {
      if (chart.get(i - 1).state() == state) {
        sum += chart.get(i).at() - chart.get(i - 1).at();
      }
    }
    return sum;
  }

  /** Points that differ in state, or in time by more than 10 us; unequal lengths count as well. */
  static int mismatches(List<Point> chart, List<Point> oracle) {
    int count = Math.abs(chart.size() - oracle.size());
    for (int i = 0; i < Math.min(chart.size(), oracle.size()); i++) {
      Point ours = chart.get(i);
      Point theirs = oracle.get(i);
      if (ours.state() != theirs.state() || Math.abs(ours.at() - theirs.at()) > 10) {
        count++;
      }
    }
    return count;
  }

  /** Reads {@code time_us,direction,frame_bytes} below a header. */
  static List<Packet> packets(Path file) {
    List<Packet> packets = new ArrayList<>();
    for (String line : lines(file).subList(1, lines(file).size())) {
      String[] cells = line.split(",", -1);
      packets.add(
          new Packet(
              Long.parseLong(cells[0]), cells[1].equals("up"), Long.parseLong(cells[2].strip())));
    }
    return packets;
  }

  /** Reads {@code state,seconds}. */
  static List<Point> oracle(Path file) {
    List<Point> points = new ArrayList<>();
    for (String line : lines(file)) {
      String[] cells = line.split(",", -1);
      points.add(
          new Point(Integer.parseInt(cells[0]), Math.round(Double.parseDouble(cells[1]) * 1e6)));
    }
    return points;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void demote(int index) {
    if (index == 0) {
      return;
    }
    long before = packets.get(index - 1).at();
    long gap = packets.get(index).at() - before;
    if (state == FACH && gap > FACH_TIMER) {
      change(before + FACH_TIMER, IDLE);
    } else if (state == DCH && gap > DCH_TIMER) {
      change(before + DCH_TIMER, FACH);
      if (gap > BOTH_TIMERS) {
        change(before + BOTH_TIMERS, IDLE);
      }
    }
  }

  private void measureSpacing(Packet packet) {
    if (packet.up()) {
      spacingUp = lastUp < 0 ? 0 : packet.at() - lastUp;
      lastUp = packet.at();
    } else {
      spacingDown = lastDown < 0 ? 0 : packet.at() - lastDown;
      lastDown = packet.at();
    }
  }

  private void take(int index) {
    Packet packet = packets.get(index);
    switch (state) {
      case IDLE -> {
        boolean large = packet.bytes() > (packet.up() ? 1_000 : 515);
        boolean late = large && packet.up() && isAlone(index);
        change(packet.at() + (late ? SLOW_PROMOTION : 0), large ? DCH : FACH);
        clear();
      }
      case FACH -> takeInFach(packet);
      default -> {
        clear();
        chart.add(new Point(state, packet.at()));
      }
    }
  }

  private void takeInFach(Packet packet) {
    if (spacingUp > 1_200 * bytesUp + 10) {
      bytesUp = 0;
    }
    if (spacingDown > 30_000) {
      bytesDown = 0;
    }
    if (packet.up()) {
      bytesUp += packet.bytes();
    } else {
      bytesDown += packet.bytes();
    }
    if (bytesUp > 294 || bytesDown > 515) {
      change(packet.at(), DCH);
      clear();
    } else {
      chart.add(new Point(FACH, packet.at()));
      chart.add(new Point(FACH, packet.at()));
    }
  }

  private boolean isAlone(int index) {
    long at = packets.get(index).at();
    boolean before = index == 0 || at - packets.get(index - 1).at() > SLOW_PROMOTION;
    boolean after =
        index + 1 == packets.size() || packets.get(index + 1).at() - at > SLOW_PROMOTION;
    return before && after;
  }

  private void clear() {
    bytesUp = 0;
    bytesDown = 0;
  }

  private void change(long at, int next) {
    chart.add(new Point(state, at));
    chart.add(new Point(next, at));
    state = next;
  }
}
