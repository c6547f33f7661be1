package dev.torpor.harness.profile;

import dev.torpor.harness.report.Golden;
import dev.torpor.network.Link;
import dev.torpor.radio.RadioEvent;
import dev.torpor.radio.RadioProfile;
import dev.torpor.trace.TraceText;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShippedProfilesTest {
  private final Profiles profiles = Profiles.shipped();

  @Test
  void given_the_shipped_radios_then_their_figures_are_those_that_were_reviewed() {
    StringBuilder figures = new StringBuilder();
    for (String name : Catalog.shipped().names(ProfileKind.RADIO)) {
      RadioProfile radio = Objects.requireNonNull(profiles.radio(name));
      String line = TraceText.line(0, new RadioEvent.Fitted(radio));
      figures.append(line.substring(line.indexOf("radio=")).replace(", ", "\n    ")).append('\n');
    }

    Golden.check("profile/radios.txt", figures.toString());
  }

  @Test
  void given_the_shipped_link_profiles_then_their_figures_are_those_that_were_reviewed() {
    StringBuilder figures = new StringBuilder();
    for (String name : Catalog.shipped().names(ProfileKind.LINK)) {
      Link link = Objects.requireNonNull(profiles.link(name));
      figures
          .append(name)
          .append(": ")
          .append(rate(link.downBitsPerSecond(), link.downDelayMicros(), link.downLossPpm()))
          .append(" down, ")
          .append(rate(link.upBitsPerSecond(), link.upDelayMicros(), link.upLossPpm()))
          .append(" up")
          .append(link.dnsDelayMicros() == 0 ? "" : ", look-up " + link.dnsDelayMicros() + " us")
          .append('\n');
      String trap = profiles.trap(name);
      figures.append(trap.isEmpty() ? "" : "    " + trap + "\n");
    }

    Golden.check("profile/links.txt", figures.toString());
  }

  private static String rate(long bitsPerSecond, long delayMicros, int lossPpm) {
    return (bitsPerSecond == 0 ? "unshaped" : bitsPerSecond + " bit/s")
        + " after "
        + delayMicros
        + " us"
        + (lossPpm == 0 ? "" : ", " + lossPpm + " ppm lost");
  }
}
