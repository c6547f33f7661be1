package dev.torpor.harness.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.app.ClientOption;
import dev.torpor.app.SyncClientProvider;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.scenario.Installed;
import dev.torpor.harness.scenario.PushSpec;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of strategies with their knobs and defaults, reference freshness section 7, row by row.
 * A knob has the name of the table unless that is taken or no name.
 */
class SectionSevenTest {
  private static SyncClientProvider client(String name) {
    return Installed.clients().stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no client is called " + name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "never | ",
        "oracle-push | ",
        "open-only | staleAfter=0s, blocking=off, timeout=10s",
        "poll-fixed | interval=30min, jitter=0, conditional=on",
        "poll-jitter | interval=30min, jitter=0.5",
        "poll-adaptive | min=5min, max=6h, onChange=0.5, onUnchanged=1.5, retry=full",
        "poll-engagement | base=30min, factor=2, cap=24h",
        "delta | page=100, checkpointPerPage=on, fullResyncOn=410 404 400",
        "longpoll-fg | hold=30s, serverJitter=90s, honourBackoff=on",
        "push-sync | spacing=20min, fallbackPoll=6h",
        "push-payload | maxBytes=4096 B, seqGap=delta",
        "batch-tail | deadline=30min, tail=11.6s, maxBatch=50",
        "piggyback | maxAge=2h, radioActive=on, appClose=on, otherGrant=on",
        "signal-aware | minBars=3, maxDefer=2h",
        "lyapunov | v=0.5, maxDefer=12h",
        "wifi-only | maxDefer=24h, cellular=off",
        "charge-only | maxDefer=24h, onBattery=off",
        "wifi-and-charge | maxDefer=24h, cellular=off, onBattery=off",
        "jit-open | lead=5min, pMin=0.3, maxPerDay=24, horizon=24h",
        "selective | budget=40 MB, topK=20",
        "outbox | idempotencyKey=per-op, coalesce=per-entity, order=per-entity, batch=20",
        "conflict | policy=server-wins",
        "backoff | base=1s, cap=60s, backgroundBase=15min, backgroundCap=8h, jitter=full,"
            + " attempts=8",
      })
  void a_strategy_has_the_knobs_and_defaults_of_its_row(String name, String knobs) {
    List<ClientOption> options = client(name).options();

    List<String> found = new ArrayList<>();
    for (ClientOption option : options) {
      found.add(option.name() + "=" + option.defaultValue());
    }
    if (knobs != null) {
      assertThat(client(name).summary()).as("ends with its source").containsPattern("\\[.+]$");
      assertThat(found).contains(knobs.split(", "));
    }
  }

  /** The loss and the collapsing of pushes are no doing of the client that waits for them. */
  @ParameterizedTest
  @CsvSource({"loss, 10%", "collapse, on"})
  void what_becomes_of_pushes_on_their_way_is_for_the_backend_to_say(String key, String value) {
    RecordComponent component =
        Arrays.stream(PushSpec.class.getRecordComponents())
            .filter(each -> each.getName().equals(key))
            .findFirst()
            .orElseThrow();

    assertThat(component.getAnnotation(Key.class).byDefault()).isEqualTo(value);
  }

  @Test
  void conflicts_are_settled_in_each_of_the_ways_of_the_table() {
    ClientOption policy =
        client("conflict").options().stream()
            .filter(option -> option.name().equals("policy"))
            .findFirst()
            .orElseThrow();

    assertThat(policy.allowed())
        .containsExactly("server-wins", "lww-server-time", "lww-hlc", "field-merge", "keep-both");
  }
}
