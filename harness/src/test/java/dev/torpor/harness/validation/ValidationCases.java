package dev.torpor.harness.validation;

import java.util.ArrayList;
import java.util.List;

/** All cases of the validation page: a new group is one more line here. */
final class ValidationCases {
  private ValidationCases() {}

  /**
   * Cases that belong together.
   *
   * @param title of their table
   * @param about a sentence or two above it
   */
  record Group(String title, String about, List<ValidationCase> cases) {}

  /** The groups in the order of the page. */
  static List<Group> groups() {
    return List.of(
        new Group(
            "Radio energy",
            "Profile `lte-2012-huang` without idle power and 0.5 s of activity, unless a row says"
                + " otherwise. 10 KB are 10 000 B. The cases test that the declared arithmetic is"
                + " done on the declared figures, some of which are recalled.",
            RadioCases.all()),
        new Group(
            "TailEnder's energy model",
            "Its constants `R(x)`, tail rate and tail time as a radio of Torpor's.",
            TailEnderCases.all()),
        new Group(
            "Batteries",
            "Ratings, capacities and charge times of shipped devices.",
            BatteryCases.all()),
        new Group(
            "5G measurements and paging",
            "Refits of the published logs, and the wait of a push for an idle radio.",
            FiveGCases.all()),
        new Group(
            "Side by side with other tools",
            "EnergyBox from its packet list and by its rules; VideoOptimizer by its configurations."
                + " Known defects of peers are named and not copied.",
            PeerCases.all()),
        new Group(
            "Transfer times and traces",
            "The transfer-time model, published throughput models and bandwidth traces.",
            NetworkCases.all()));
  }

  /** Every case. */
  static List<ValidationCase> all() {
    List<ValidationCase> all = new ArrayList<>();
    groups().forEach(group -> all.addAll(group.cases()));
    return all;
  }
}
