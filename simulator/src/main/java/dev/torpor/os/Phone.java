package dev.torpor.os;

import dev.torpor.device.Device;
import dev.torpor.device.WallClock;
import dev.torpor.http.HttpStack;
import dev.torpor.network.Network;
import dev.torpor.random.RandomStreams;
import dev.torpor.time.VirtualClock;
import dev.torpor.trace.Trace;

/**
 * The parts of one phone that the operating system works with.
 *
 * @param wall the clock that clients call the time
 */
public record Phone(
    VirtualClock clock,
    Trace trace,
    RandomStreams streams,
    Device device,
    Network network,
    HttpStack http,
    WallClock wall) {}
