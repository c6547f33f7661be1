/**
 * What sync strategies are composed of: triggers, gates, fetch plans, an outbox, retries, conflict
 * policies and ways to transfer, each a small class with the options it declares, and the engine
 * that runs them one exchange at a time. {@link dev.torpor.harness.client.kit.Pieces} lists them.
 */
@NullMarked
package dev.torpor.harness.client.kit;

import org.jspecify.annotations.NullMarked;
