package dev.torpor.harness.profile;

import dev.torpor.harness.report.Golden;
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
}
