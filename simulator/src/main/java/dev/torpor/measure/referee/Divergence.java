package dev.torpor.measure.referee;

import dev.torpor.app.Promise;
import dev.torpor.app.Replica.RecordVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A record that is another one on the device than on the server.
 *
 * @param server null when the server never had it
 * @param held null when the device does not hold it, not even as deleted
 */
record Divergence(String record, ServerLog.@Nullable Commit server, @Nullable RecordVersion held) {

  /** All of them, in order of names; none for a client that does not sync, or chooses. */
  static List<Divergence> all(Scene scene) {
    List<Divergence> all = new ArrayList<>();
    if (!scene.server().known()
        || !scene.acted()
        || scene.app().deleted()
        || scene.promises(Promise.HOLDS_A_SELECTION)) {
      return all;
    }
    SortedSet<String> names = new TreeSet<>(scene.server().all().keySet());
    SortedMap<String, RecordVersion> allHeld = scene.held().all();
    names.addAll(allHeld.keySet());
    for (String name : names) {
      ServerLog.Commit server = scene.server().now(name);
      RecordVersion held = allHeld.get(name);
      boolean there = server != null && !server.deleted();
      boolean here = held != null && !held.deleted();
      boolean same =
          there == here
              && (server == null || held == null || !there || server.version() == held.version());
      if (!same) {
        all.add(new Divergence(name, server, held));
      }
    }
    return all;
  }

  /** Those that the client has read past: it takes itself to be current. */
  static List<Divergence> skipped(Scene scene) {
    long passed = scene.passed();
    return all(scene).stream()
        .filter(each -> each.server() == null || each.server().position() <= passed)
        .toList();
  }

  /** Those that the client has not read up to. */
  static List<Divergence> notReached(Scene scene) {
    long passed = scene.passed();
    return all(scene).stream()
        .filter(each -> each.server() != null && each.server().position() > passed)
        .toList();
  }

  /** Both sides in words. */
  String text() {
    String there = server == null ? record + " unknown" : server.text();
    return there + " on the server, " + (held == null ? "nothing" : held.text()) + " here";
  }

  /** At most three of them in words. */
  static String text(List<Divergence> all) {
    List<String> texts = new ArrayList<>();
    for (Divergence each : all.subList(0, Math.min(3, all.size()))) {
      texts.add(each.text());
    }
    String some = String.join("; ", texts);
    return all.size() > 3 ? some + "; and " + (all.size() - 3) + " more" : some;
  }

  /** The events behind the first three. */
  static List<@Nullable Evidence> proof(List<Divergence> all, Scene scene) {
    List<@Nullable Evidence> proof = new ArrayList<>();
    for (Divergence each : all.subList(0, Math.min(3, all.size()))) {
      ServerLog.Commit commit = each.server();
      proof.add(commit == null ? null : commit.evidence());
      proof.add(scene.held().since(each.record()));
    }
    return proof;
  }
}
