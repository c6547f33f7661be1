package dev.torpor.harness.scenario;

import dev.torpor.world.DayPattern;

/** How a rate follows the local time of day. */
public record DaySpec(DayPattern pattern) {}
