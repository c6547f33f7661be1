package dev.torpor.harness.run;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What will run: known before the first event and printed first.
 *
 * @param torporVersion of this program
 * @param timeZoneData version of the time-zone rules in use, such as {@code 2025a}
 * @param scenarioName as the scenario calls itself
 * @param scenarioFile as the user named it
 * @param scenarioSha256 of the file's bytes, in lower-case hex
 * @param seed of all chance
 * @param client with its options, as {@code --client} would take it
 * @param policy as scenarios say it
 * @param policyParameters how many parameters the policy leans on
 * @param policyAssumptions how many of them no source stands behind
 * @param device name of its profile
 * @param start instant of the wall clock at which virtual time is 0
 * @param zone the device's time zone
 * @param warmupMicros simulated and not measured
 * @param durationMicros of the whole run
 */
public record RunHeader(
    String torporVersion,
    String timeZoneData,
    String scenarioName,
    String scenarioFile,
    String scenarioSha256,
    long seed,
    String client,
    String policy,
    int policyParameters,
    int policyAssumptions,
    String device,
    Instant start,
    ZoneId zone,
    long warmupMicros,
    long durationMicros) {}
