package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checked stub.
 *
 * @param key names its random streams: its name, or file and number
 * @param file where it stands, with its number there from 0: {@code mappings/a.json#0}
 * @param mapping for WireMock, without delays, which are spent in virtual time; shared by runs
 * @param delay before the first byte
 * @param dribble how the body trickles, null when it leaves at once
 * @param dataset how it serves the dataset; null when it serves its own body
 * @param templated whether its response is a template
 * @param webhooks the calls it makes after an answer
 */
record Stub(
    String key,
    String file,
    StubMapping mapping,
    StubDelay delay,
    @Nullable Dribble dribble,
    @Nullable DatasetUse dataset,
    boolean templated,
    List<Webhook> webhooks) {}
