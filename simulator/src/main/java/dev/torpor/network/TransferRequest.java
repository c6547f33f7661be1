package dev.torpor.network;

import dev.torpor.energy.Cause;

/**
 * What a process asks the network to carry.
 *
 * @param label for people, such as {@code GET /feed}
 * @param host whom to connect to
 * @param secure whether the connection needs TLS 1.3
 * @param bytesUp size of the request on the wire
 * @param timeoutMicros longest wait for the first byte of the response
 * @param cause under which its energy is booked
 */
public record TransferRequest(
    String label, String host, boolean secure, long bytesUp, long timeoutMicros, Cause cause) {}
