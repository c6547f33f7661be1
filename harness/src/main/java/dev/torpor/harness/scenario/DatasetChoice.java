package dev.torpor.harness.scenario;

import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.binding.Bound;
import dev.torpor.harness.binding.Problems;
import dev.torpor.harness.binding.ProjectFiles;
import dev.torpor.harness.profile.Content;
import dev.torpor.harness.profile.Profiles;
import dev.torpor.harness.scenario.BackendSpec.DatasetSpec;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TextException;
import dev.torpor.world.ChangeProcess;
import dev.torpor.world.DatasetPlan;
import dev.torpor.world.EditPlan;
import dev.torpor.world.ServerChanges.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data of a scenario with everything found that it names.
 *
 * @param plan what the script of the dataset is drawn from
 * @param settings how the dataset is served
 * @param edits what the user writes
 */
public record DatasetChoice(DatasetPlan plan, DatasetSettings settings, EditPlan edits) {
  private static final String PATH = "backend.dataset";
  private static final int DEFAULT_BYTES = 1024;

  /** The choice when a scenario has no dataset. */
  static DatasetChoice none(@Nullable EditPlan edits) {
    return new DatasetChoice(
        new DatasetPlan(0, new ChangeProcess.At(List.of())),
        new DatasetSettings(0, "cursor"),
        edits == null ? EditPlan.NONE : edits);
  }

  /** Finds the content and the recorded changes, or returns null after reporting mistakes. */
  static @Nullable DatasetChoice find(
      Bound<Scenario> bound, Profiles profiles, ProjectFiles files, Problems problems) {
    EditsSpec edits = bound.at("user.edits", EditsSpec.class).orElse(null);
    EditPlan edited = edits == null ? null : edits.plan();
    DatasetSpec spec = bound.at(PATH, DatasetSpec.class).orElse(null);
    if (spec == null) {
      return bound.has(PATH) ? null : none(edited);
    }
    try {
      Content content = spec.content() == null ? null : profiles.content(spec.content());
      if (spec.content() != null && content == null) {
        return null; // its mistakes are reported
      }
      return new Finder(bound, files, problems, spec, content).find(edited);
    } catch (TextException e) {
      problems.add(bound.problemAt(PATH + ".content", String.valueOf(e.getMessage())));
      return null;
    }
  }

  private record Finder(
      Bound<Scenario> bound,
      ProjectFiles files,
      Problems problems,
      DatasetSpec spec,
      @Nullable Content content) {

    @Nullable DatasetChoice find(@Nullable EditPlan edited) {
      Integer said = spec.records();
      int records = said != null ? said : content == null ? 0 : content.dataset().records();
      List<Change> replay = replay(records);
      DatasetPlan.Mix mix = mix();
      if (replay == null || mix == null) {
        return null;
      }
      ChangesSpec changes = spec.changes();
      ChangeProcess process =
          changes != null
              ? changes.process()
              : content == null ? new ChangeProcess.At(List.of()) : content.dataset().changes();
      int bytes =
          spec.bytes() != null
              ? (int) spec.bytes().bytes()
              : content == null ? DEFAULT_BYTES : content.recordBytes();
      EditPlan byContent = content == null ? EditPlan.NONE : content.edits();
      return new DatasetChoice(
          new DatasetPlan(records, process, mix, replay),
          new DatasetSettings(bytes, spec.shape().name(), spec.shape().options()),
          edited == null ? byContent : edited);
    }

    private @Nullable List<Change> replay(int records) {
      if (!(spec.changes() instanceof ChangesSpec.Replay replay)) {
        return List.of();
      }
      String path = PATH + ".changes.replay";
      try {
        return ChangesFile.read(
            files.file(replay.replay()), files.shown(replay.replay()), records, problems);
      } catch (TextException e) {
        problems.add(bound.problemAt(path, String.valueOf(e.getMessage())));
        return null;
      }
    }

    private DatasetPlan.@Nullable Mix mix() {
      boolean said = spec.creates() != null || spec.deletes() != null || spec.reverts() != null;
      if (said && spec.changes() instanceof ChangesSpec.Replay) {
        problems.add(
            bound.problemAt(
                PATH,
                "'creates', 'deletes' and 'reverts' are shares of drawn changes; recorded ones say"
                    + " what they do in their column 'kind'"));
        return null;
      }
      DatasetPlan.Mix base = content == null ? DatasetPlan.Mix.UPDATES : content.dataset().mix();
      try {
        return new DatasetPlan.Mix(
            or(spec.deletes(), base.deletes()),
            or(spec.creates(), base.creates()),
            or(spec.reverts(), base.reverts()));
      } catch (IllegalArgumentException e) {
        problems.add(
            bound.problemAt(
                PATH, "'creates', 'deletes' and 'reverts' are more than 100% together"));
        return null;
      }
    }

    private static double or(@Nullable Share said, double otherwise) {
      return said == null ? otherwise : said.fraction();
    }
  }
}
