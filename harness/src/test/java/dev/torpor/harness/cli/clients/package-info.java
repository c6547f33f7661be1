/**
 * Clients that misbehave, each in one way. They are found through {@code test-clients} on the class
 * path, which only the tests of failing clients have.
 */
@NullMarked
package dev.torpor.harness.cli.clients;

import org.jspecify.annotations.NullMarked;
