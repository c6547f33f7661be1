package dev.torpor.harness.scenario;

import dev.torpor.harness.binding.Key;
import dev.torpor.harness.text.Share;
import dev.torpor.harness.text.TimeSpan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A scenario as its file says it: one phone, its user, its networks, a backend and a client. A new
 * key is one more component here.
 */
public record Scenario(
    @Key("What the story is called.") String name,
    @Key("Local date and time at which the run starts, without a zone.") LocalDateTime start,
    @Key("Time zone of the device and of every local time here.") ZoneId zone,
    @Key("Length of the whole run.") TimeSpan duration,
    @Key(value = "How much of the start is simulated and not measured.", byDefault = "0s")
        TimeSpan warmup,
    @Key(
            value =
                "How long the run goes on unmeasured, with faults off, a network and every grant,"
                    + " before the client is judged by what it holds; 0s for not at all.",
            byDefault = "0s")
        TimeSpan quiesce,
    @Key(value = "Seed of all chance.", byDefault = "1") long seed,
    @Key(
            "Model of phone: a shipped name or the path of a profile file, or {use: NAME, FIGURE:"
                + " VALUE} with figures of the profile in place of its own.")
        Use device,
    @Key(value = "State of charge at the start.", byDefault = "100%") Share battery,
    @Key(
            value = "Full charge cycles that the battery has been through; each costs capacity.",
            byDefault = "0")
        int batteryCycles,
    @Key(
            value =
                "Who may run in the background: ios, always, never, every:30min, or {use: NAME,"
                    + " PARAMETER: VALUE}.",
            byDefault = "ios")
        Use policy,
    @Key(value = "What the app declares and how it is set up.", byDefault = "{}") AppSpec app,
    @Key(value = "What the user does.", byDefault = "{}") UserSpec user,
    @Key(
            value = "Other apps with transfers of their own, on which a sync may ride.",
            byDefault = "[]")
        List<OtherAppSpec> otherApps,
    @Key("How the device reaches the network: the first entry that applies wins.")
        List<NetworkEntry> network,
    @Key(value = "How connections are made, kept and lost.", byDefault = "{}")
        ConnectionSpec connections,
    @Key("What the app syncs with.") BackendSpec backend,
    @Key("The sync client: a name, or {use: NAME, OPTION: VALUE}.") Use client,
    @Key(
            value = "Limits on metrics, such as freshness.atOpen.freshFraction: '>= 0.80'.",
            byDefault = "{}")
        Map<String, Limit> expect) {

  /** The instant at which virtual time is 0. */
  public Instant startInstant() {
    return start.atZone(zone).toInstant();
  }
}
