package dev.torpor.trace;

import java.util.Map;

/**
 * What a run did, in short: SHA-256 over the canonical form of its trace.
 *
 * @param all over the whole trace, in lower-case hex
 * @param bySubsystem one for each {@link Subsystem}, in its order
 */
public record Fingerprint(String all, Map<Subsystem, String> bySubsystem) {}
