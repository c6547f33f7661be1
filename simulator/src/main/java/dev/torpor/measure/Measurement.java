package dev.torpor.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the meters found in one run.
 *
 * @param window the measured time; shorter than asked for when the run stopped early
 * @param freshness null when the run has no dataset or an empty one
 * @param energy what the device drew
 * @param traffic requests and bytes
 * @param os what the operating system let the app do
 * @param pushes what became of pushes
 * @param transfers what the transfer service did
 * @param uploads what became of the user's edits; null when the user wanted to write nothing
 * @param server what the run was to the server
 * @param violations rules the client broke, over the whole run, in order of time
 * @param identities what must be true of every run
 */
public record Measurement(
    Window window,
    @Nullable Freshness freshness,
    Energy energy,
    Traffic traffic,
    OsActivity os,
    PushActivity pushes,
    TransferActivity transfers,
    @Nullable Uploads uploads,
    ServerLoad server,
    List<Violation> violations,
    IdentityCheck identities) {
  /** Copies the list. */
  public Measurement {
    violations = List.copyOf(violations);
  }

  /** The same with breaches that others have found too, all in order of time. */
  public Measurement alsoViolating(List<Violation> found) {
    List<Violation> all = new ArrayList<>(violations);
    all.addAll(found);
    all.sort(Comparator.comparingLong(Violation::at)); // stable: the platform's rules come first
    return new Measurement(
        window,
        freshness,
        energy,
        traffic,
        os,
        pushes,
        transfers,
        uploads,
        server,
        all,
        identities);
  }
}
