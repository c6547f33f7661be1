package dev.torpor.harness.backend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checked stub.
 *
 * @param key names its random streams: its name, or file and number
 * @param id as written in the file, or derived from file and number
 * @param mapping for WireMock, without delays, which are spent in virtual time, and with the id
 * @param delay before the first byte
 * @param dribble how the body trickles, null when it leaves at once
 * @param dataset how it serves the dataset; null when it serves its own body
 * @param templated whether its response is a template
 */
record Stub(
    String key,
    UUID id,
    JsonNode mapping,
    StubDelay delay,
    @Nullable Dribble dribble,
    @Nullable DatasetUse dataset,
    boolean templated) {}
