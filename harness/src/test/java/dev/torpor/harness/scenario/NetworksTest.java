package dev.torpor.harness.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.harness.report.Golden;
import dev.torpor.network.Link;
import dev.torpor.network.NetworkPath;
import dev.torpor.network.RateProfile;
import dev.torpor.network.RateSteps;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.TimeFormat;
import dev.torpor.world.World;
import dev.torpor.world.World.PathChange;
import dev.torpor.world.WorldFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworksTest {
  private static final Path FILE = Path.of("src/test/resources/scenarios/networks.yaml");

  private static World draw(long seed) throws ScenarioException {
    LoadedScenario loaded =
        ScenarioFile.load(FILE, LoadOptions.standard().withClients(TestClients.all()));
    return WorldFactory.draw(
        loaded.worldPlan(), loaded.scenario().duration().micros(), new RandomStreams(seed));
  }

  @Test
  void given_every_kind_of_network_when_drawn_then_the_paths_are_as_written()
      throws ScenarioException {
    StringBuilder text = new StringBuilder();
    for (PathChange change : draw(1).paths()) {
      NetworkPath path = change.path();
      Link link = path.link();
      text.append(TimeFormat.instant(change.at())).append(' ').append(path.via()).append(' ');
      text.append(path.name());
      text.append(path.conditions().isEmpty() ? "" : " under " + path.conditions());
      text.append(path.traits().isEmpty() ? "" : " " + path.traits()).append('\n');
      if (path.isUsable()) {
        text.append("    down ").append(direction(link.down(), link.downDelayMicros()));
        text.append(link.downLossPpm() == 0 ? "" : " lost " + link.downLossPpm() + " ppm");
        text.append("\n    up ").append(direction(link.up(), link.upDelayMicros()));
        text.append(link.upLossPpm() == 0 ? "" : " lost " + link.upLossPpm() + " ppm");
        text.append(link.dnsDelayMicros() == 0 ? "" : " look-up " + link.dnsDelayMicros() + " us");
        text.append('\n');
      }
    }

    Golden.check("scenario/networks-drawn.txt", text.toString());
  }

  private static String direction(RateProfile rates, long delayMicros) {
    String what = rates instanceof RateSteps steps ? steps.toString() : fixed(rates);
    return what + " after " + delayMicros + " us";
  }

  private static String fixed(RateProfile rates) {
    long rate = rates.meanBitsPerSecond();
    return rate == Long.MAX_VALUE ? "unshaped" : rate + " bit/s";
  }

  @Test
  void given_another_seed_then_only_drawn_reception_differs() throws ScenarioException {
    List<PathChange> one = draw(1).paths();
    List<PathChange> two = draw(2).paths();

    assertThat(two).hasSameSizeAs(one);
    for (int i = 0; i < one.size(); i++) {
      String conditions = one.get(i).path().conditions();
      boolean drawn = conditions.equals("subway") || conditions.equals("profiles/valley.yaml");
      assertThat(one.get(i).equals(two.get(i))).as("change %d", i).isEqualTo(!drawn);
    }
  }
}
