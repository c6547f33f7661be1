package dev.torpor.harness.scenario;

import dev.torpor.network.NetworkPath;
import dev.torpor.world.OtherUse;
import dev.torpor.world.PushPlan;
import dev.torpor.world.WorldPlan;
import dev.torpor.world.WorldPlan.PathWindow;
import java.util.List;

/**
 * The network timeline with its profiles found, and the world plan that it completes.
 *
 * @param windows ways to the network in the order of the file
 * @param otherwise the way the rest of the time
 */
record NetworkPlan(List<PathWindow> windows, NetworkPath otherwise) {
  private static PushPlan pushes(Scenario scenario, DatasetChoice dataset) {
    PushSpec push = scenario.backend().push();
    return push == null ? PushPlan.none() : push.plan(dataset.settings().recordBytes());
  }

  WorldPlan plan(Scenario scenario, DatasetChoice dataset) {
    return new WorldPlan(
        scenario.startInstant(),
        scenario.zone(),
        scenario.battery().fraction(),
        scenario.user().opens().stream().map(UserSpec.Open::toPlan).toList(),
        scenario.user().charging().stream().map(UserSpec.Charge::window).toList(),
        windows,
        otherwise,
        scenario.user().events().stream().map(UserEvent::toPlan).toList(),
        dataset.plan(),
        new OtherUse.Plan(
            scenario.user().audio().stream().map(UserSpec.Audio::window).toList(),
            scenario.otherApps().stream().map(OtherAppSpec::plan).toList()),
        dataset.edits(),
        pushes(scenario, dataset));
  }
}
