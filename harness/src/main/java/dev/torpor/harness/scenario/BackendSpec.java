package dev.torpor.harness.scenario;

import dev.torpor.harness.backend.BackendMode;
import dev.torpor.harness.backend.dataset.DatasetSettings;
import dev.torpor.harness.backend.fault.FaultSpec;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.ByteSize;
import dev.torpor.harness.text.Share;
import java.util.List;
import java.util.Map;
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
        BackendMode mode,
    @Key("What the server pushes; nothing unless said.") @Nullable PushSpec push) {
  /** Checks that there is something to sync with. */
  public BackendSpec {
    if (wiremock == null && dataset == null) {
      throw new IllegalArgumentException("a backend needs 'wiremock', 'dataset' or both");
    }
  }

  /** Server records. */
  public record DatasetSpec(
      @Key(
              "A kind of data with rates and sizes of its own: news, mail, chat, ... or the path of"
                  + " a profile; other keys override what it says.")
          @Nullable String content,
      @Key("How many records there are at the start.") @Nullable Integer records,
      @Key("When they change.") @Nullable ChangesSpec changes,
      @Key("Share of the changes that makes a new record; 0% unless the content says otherwise.")
          @Nullable Share creates,
      @Key("Share of the changes that deletes a record; 0% unless the content says otherwise.")
          @Nullable Share deletes,
      @Key(
              "Share of the changes that gives a record its former content back, such as a mark"
                  + " that is set and removed; 0% unless the content says otherwise.")
          @Nullable Share reverts,
      @Key("Size of a record; 1 KiB unless the content says otherwise.") @Nullable ByteSize bytes,
      @Key(
              value =
                  "How stubs that do not say otherwise present it: a name, or {use: NAME, OPTION:"
                      + " VALUE}.",
              byDefault = "cursor")
          DatasetShape shape) {
    /** Checks the ranges. */
    public DatasetSpec {
      if (content == null && records == null) {
        throw new IllegalArgumentException("'records' is missing: how many records there are");
      }
      if (content == null && changes == null) {
        throw new IllegalArgumentException("'changes' is missing: when they change");
      }
      if (records != null && records < 0) {
        throw new IllegalArgumentException("'records' must not be negative");
      }
      if (bytes != null && bytes.bytes() > DatasetSettings.MAX_RECORD_BYTES) {
        throw new IllegalArgumentException(
            "a record has at most " + new ByteSize(DatasetSettings.MAX_RECORD_BYTES));
      }
    }
  }

  /**
   * A way to present a dataset.
   *
   * @param name one of {@code Shapes.names()}
   * @param options of that shape as written, by name
   */
  public record DatasetShape(String name, Map<String, String> options) {}
}
