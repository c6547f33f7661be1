package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Form;
import dev.torpor.harness.binding.Forms;
import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.TimeSpan;
import dev.torpor.network.ConnectionRules;
import dev.torpor.network.ConnectionRules.IdleClose;
import dev.torpor.network.ConnectionRules.PathSwitch;
import dev.torpor.network.ConnectionRules.Protocol;
import dev.torpor.network.ConnectionRules.Resumption;
import java.util.LinkedHashMap;
import java.util.Map;

/** How connections are made, kept and lost. */
public record ConnectionSpec(
    @Key(value = "What encrypted connections speak.", byDefault = "tls-1.3") Protocol protocol,
    @Key(value = "What a process remembers for its next connection to a host.", byDefault = "full")
        Resumption resumption,
    @Key(value = "Most connections to one host; further requests wait.", byDefault = "4")
        int perHost,
    @Key(value = "How long the server keeps an idle connection.", byDefault = "60s")
        TimeSpan keepAlive,
    @Key(value = "How long a looked-up name stays known.", byDefault = "5min") TimeSpan names,
    @Key(
            value = "What the phone notices when the server closes an idle connection.",
            byDefault = "silent")
        IdleClose idleClose,
    @Key(value = "What becomes of requests when the network changes.", byDefault = "fail")
        PathSwitch pathSwitch) {
  /** Checks ranges. */
  public ConnectionSpec {
    new ConnectionRules(
        protocol, resumption, perHost, keepAlive.micros(), names.micros(), idleClose, pathSwitch);
  }

  /** The same for the network. */
  public ConnectionRules rules() {
    return new ConnectionRules(
        protocol, resumption, perHost, keepAlive.micros(), names.micros(), idleClose, pathSwitch);
  }

  /** How protocols are written. */
  static Form<Protocol> protocols() {
    Map<String, Protocol> words = new LinkedHashMap<>();
    words.put("tls-1.2", Protocol.TLS_1_2);
    words.put("tls-1.3", Protocol.TLS_1_3);
    words.put("quic", Protocol.QUIC);
    return Forms.choice(words);
  }
}
