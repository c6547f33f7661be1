package dev.torpor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.time.VirtualClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceTest {
  private final List<String> heard = new ArrayList<>();
  private final Trace trace = new Trace(new VirtualClock());

  private TraceListener listener(String name, Set<Subsystem> subsystems) {
    return new TraceListener() {
      @Override
      public void on(long at, TraceEvent event) {
        heard.add(name + " " + event.subsystem());
      }

      @Override
      public Set<Subsystem> hears() {
        return subsystems;
      }
    };
  }

  @Test
  void given_listeners_of_some_subsystems_when_events_come_then_each_hears_its_own_in_order() {
    trace.addListener(listener("a", EnumSet.of(Subsystem.OS, Subsystem.CLIENT)));
    trace.addListener((at, event) -> heard.add("all " + event.subsystem()));
    trace.addListener(listener("b", EnumSet.of(Subsystem.OS)));

    trace.record(Note.of(Subsystem.OS, "one"));
    trace.record(Note.of(Subsystem.ENERGY, "two"));
    trace.record(Note.of(Subsystem.CLIENT, "three"));

    assertThat(heard)
        .containsExactly("a OS", "all OS", "b OS", "all ENERGY", "a CLIENT", "all CLIENT");
  }
}
