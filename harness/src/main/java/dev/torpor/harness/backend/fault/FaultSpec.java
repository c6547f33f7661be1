package dev.torpor.harness.backend.fault;

/**
 * One line under {@code backend.faults}.
 *
 * @param name of the fault, one of {@link Faults#names}
 * @param rules which requests it hits
 * @param fault what happens to them
 */
public record FaultSpec(String name, FaultRules rules, Fault fault) {}
