package dev.torpor.os;

import dev.torpor.device.Device;
import dev.torpor.http.HttpStack;
import dev.torpor.network.Network;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;
import java.time.Instant;

/**
 * The parts of one phone that the operating system works with.
 *
 * @param start the instant of the wall clock at which virtual time is 0
 */
public record Phone(
    VirtualClock clock,
    Trace trace,
    RandomStreams streams,
    Device device,
    Network network,
    HttpStack http,
    Instant start) {}
