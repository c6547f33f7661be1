package dev.torpor.harness.scenario;

import dev.torpor.harness.backend.BackendMode;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.backend.fault.FaultSpec;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.ByteSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the app syncs with. */
public record BackendSpec(
    @Key("Folder with mappings/ and __files/ for WireMock; without it the dataset answers alone.")
        @Nullable String wiremock,
    @Key("Server records that change.") @Nullable DatasetSpec dataset,
    @Key(
            value =
                "What goes wrong with the server, and when; they stand in a row, the first one"
                    + " nearest to the phone.",
            byDefault = "[]")
        List<FaultSpec> faults,
    @Key(value = "How requests reach it; the answers are the same.", byDefault = "in-process")
        BackendMode mode) {
  /** Checks that there is something to sync with. */
  public BackendSpec {
    if (wiremock == null && dataset == null) {
      throw new IllegalArgumentException("a backend needs 'wiremock', 'dataset' or both");
    }
  }

  /** Server records. */
  public record DatasetSpec(
      @Key("How many records there are.") int records,
      @Key("How they change.") ChangesSpec changes,
      @Key(value = "Size of a record.", byDefault = "1 KiB") ByteSize bytes,
      @Key(value = "How stubs that do not say otherwise present it.", byDefault = "cursor")
          DatasetShape shape) {
    /** Checks the ranges. */
    public DatasetSpec {
      if (records < 0) {
        throw new IllegalArgumentException("'records' must not be negative");
      }
      if (bytes.bytes() > DatasetSettings.MAX_RECORD_BYTES) {
        throw new IllegalArgumentException(
            "a record has at most " + new ByteSize(DatasetSettings.MAX_RECORD_BYTES));
      }
    }

    /** How the dataset is served. */
    public DatasetSettings settings() {
      return new DatasetSettings((int) bytes.bytes(), shape.name());
    }
  }

  /** A way to present a dataset; one of {@code Shapes.names()}. */
  public record DatasetShape(String name) {}
}
