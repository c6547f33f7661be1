package dev.torpor.measure;

import dev.torpor.energy.Cause;
import dev.torpor.energy.Component;
import dev.torpor.energy.EnergyLedger;
import dev.torpor.radio.RadioHistory;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose the energy was, by four policies that answer four questions.
 *
 * <p>What a component draws for one cause alone - screen, audio, processor, launches - is that
 * source's under each of them. The radio is shared, so its energy is a game: {@code v(S)} is what
 * the radios would have drawn in the window with the flows of the sources {@code S} alone, tails
 * drained, found by running the radio machines again over the recorded bursts ({@link
 * RadioHistory}: open loop, every flow at its time). {@code v} of nobody, the idle radio, is no
 * source's: shares are above it, so that a burst is credited with the idle power it displaced.
 *
 * @param bySource all sources, in their order
 * @param unattributedPicojoules the device itself: its base and its idle and attaching radios
 * @param totalPicojoules drawn in the window, with what the end of the run cut off: the sum of the
 *     Shapley shares and of what is unattributed
 */
public record Attribution(
    Map<EnergySource, Share> bySource, long unattributedPicojoules, long totalPicojoules) {

  /**
   * What one source owes, in picojoules.
   *
   * @param marginal less would have been drawn without it: all of them minus all others. These do
   *     not add up
   * @param shapley its fair share: these add up
   * @param standAlone drawn for it if it had the device to itself; more than its share when it rode
   *     on what others woke
   * @param lastTrigger booked under its causes: what is shared goes to the last who used it, as
   *     platforms do it. These add up with what is booked under none
   */
  public record Share(long marginal, long shapley, long standAlone, long lastTrigger) {}

  private static final Set<Component> RADIO =
      Collections.unmodifiableSet(
          EnumSet.of(
              Component.RADIO_PROMOTION,
              Component.RADIO_ACTIVE,
              Component.RADIO_TAIL,
              Component.RADIO_IDLE,
              Component.RADIO_ATTACH));

  /** Attributes what a run drew in its window. */
  static Attribution of(
      Window window, long end, EnergyLedger inWindow, EnergyLedger drained, RadioHistory history) {
    long[] costs = costs(window, end, history);
    long[] shapley = Shapley.shares(costs);
    int all = costs.length - 1;
    EnumMap<EnergySource, Share> shares = new EnumMap<>(EnergySource.class);
    long total = Math.addExact(inWindow.total(), drained.total());
    long unattributed = total;
    int index = 0;
    for (EnergySource source : EnergySource.values()) {
      long direct = 0;
      long radio = 0;
      for (Cause cause : source.causes()) {
        for (Component component : Component.values()) {
          if (RADIO.contains(component)) {
            radio += inWindow.of(component, cause) + drained.of(component, cause);
          } else {
            direct += inWindow.of(component, cause) + drained.of(component, cause);
          }
        }
      }
      int alone = 1 << index;
      shares.put(
          source,
          new Share(
              costs[all] - costs[all ^ alone] + direct,
              shapley[index] + direct,
              costs[alone] - costs[0] + direct,
              radio + direct));
      unattributed -= shapley[index] + direct;
      index++;
    }
    return new Attribution(Collections.unmodifiableMap(shares), unattributed, total);
  }

  /**
   * The game: what the radios draw for each set of sources. Sources without flows change nothing.
   */
  private static long[] costs(Window window, long end, RadioHistory history) {
    List<EnergySource> sources = List.of(EnergySource.values());
    int present = 0;
    for (int i = 0; i < sources.size(); i++) {
      for (Cause cause : sources.get(i).causes()) {
        present |= history.has(cause) ? 1 << i : 0;
      }
    }
    long[] costs = new long[1 << sources.size()];
    for (int set = 0; set < costs.length; set++) {
      costs[set] =
          (set & present) == set
              ? history.picojoules(causes(sources, set), window.from(), window.to(), end)
              : costs[set & present];
    }
    return costs;
  }

  /** Flows of the device itself take part in every game. */
  private static Set<Cause> causes(List<EnergySource> sources, int set) {
    EnumSet<Cause> causes = EnumSet.of(Cause.DEVICE);
    for (int i = 0; i < sources.size(); i++) {
      if ((set >> i & 1) == 1) {
        causes.addAll(sources.get(i).causes());
      }
    }
    return causes;
  }
}
