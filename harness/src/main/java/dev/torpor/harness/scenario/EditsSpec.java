package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Inline;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Amount;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.Frequency;
import dev.torpor.harness.text.Share;
import dev.torpor.world.EditPlan;
import dev.torpor.world.Moment;
import java.util.List;

/** How the user writes in the app, which is possible while it is open. */
public sealed interface EditsSpec {
  /** Largest edit: 64 MiB. */
  int MAX_BYTES = 64 * 1024 * 1024;

  /** What is written. */
  Content content();

  /** When the user does. */
  EditPlan.When when();

  /** The same, as worlds are planned with it. */
  default EditPlan plan() {
    Content content = content();
    return new EditPlan(
        when(),
        content.creates().fraction(),
        content.deletes().fraction(),
        (int) content.bytes().bytes());
  }

  /** At random. */
  record Poisson(
      @Key("Mean number of edits in the time the app is open, such as 30/h.") Frequency poisson,
      @Inline Content content)
      implements EditsSpec {
    @Override
    public EditPlan.When when() {
      return new EditPlan.WhileOpen(poisson.meanMicros());
    }
  }

  /** So many each time. */
  record PerOpen(
      @Key("Mean number of edits each time the app is open, such as 0.5.") Amount perOpen,
      @Inline Content content)
      implements EditsSpec {
    @Override
    public EditPlan.When when() {
      return new EditPlan.PerOpen(perOpen.value().doubleValue());
    }
  }

  /** At given moments. */
  record At(
      @Key("Moments of the edits; times of day recur every day.") List<Moment> at,
      @Inline Content content)
      implements EditsSpec {
    @Override
    public EditPlan.When when() {
      return new EditPlan.At(at);
    }
  }

  /** What an edit is. */
  record Content(
      @Key(value = "Share of the edits that makes a new record.", byDefault = "30%") Share creates,
      @Key(value = "Share that deletes a record; the others change one.", byDefault = "10%")
          Share deletes,
      @Key(value = "Size of what is written.", byDefault = "1 KiB") ByteSize bytes) {
    /** Checks the sizes and shares. */
    public Content {
      if (creates.partsPerMillion() + deletes.partsPerMillion() > 1_000_000) {
        throw new IllegalArgumentException("'creates' and 'deletes' are more than 100% together");
      }
      if (bytes.bytes() > MAX_BYTES) {
        throw new IllegalArgumentException("an edit has at most " + new ByteSize(MAX_BYTES));
      }
    }
  }
}
