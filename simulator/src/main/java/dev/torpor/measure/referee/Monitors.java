package dev.torpor.measure.referee;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The monitors of a run, one for each rule; E5 needs several runs, see {@link ThunderingHerd}. */
final class Monitors {
  private static final List<Function<Scene, Monitor>> ALL =
      List.of(
          CursorAhead::new, // C1
          SkippedChange::new, // C2
          ConcurrentChange::new, // C3
          OlderVersion::new, // C4
          Convergence::new, // C5
          ServerRestored::new, // C6
          AtomicResync::new, // C7
          IdempotentApply::new, // C8
          TornResponse::new, // C9
          LostUpload::new, // U1
          DuplicateEffect::new, // U2
          StaleWrite::ofUpdates, // U3
          EntityOrder::new, // U4
          UploadResume::new, // U5
          Resurrection::new, // D1
          MassDelete::new, // D2
          DeleteConflict::new, // D3
          RetryRate::new, // E1
          RetryAfterKept::new, // E2
          PermanentErrors::new, // E3
          ForwardProgress::new, // E4
          Constraints::new, // E6
          CompletionOnce::new, // O1
          DeadlineKept::new, // O2
          EarlyCompletion::new, // O3
          SingleFlight::new, // O4
          HeldAtSuspension::new, // O5
          NextTask::new, // O6
          EndlessPaging::new, // L1
          TokenExpiry::new, // L2
          Recovery::new, // L3
          EmptySuccess::new); // B47

  private Monitors() {}

  static List<Monitor> all(Scene scene) {
    List<Monitor> monitors = new ArrayList<>(ALL.size());
    for (Function<Scene, Monitor> each : ALL) {
      monitors.add(each.apply(scene));
    }
    return monitors;
  }
}
