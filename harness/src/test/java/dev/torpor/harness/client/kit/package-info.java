/** Tests of the pieces of the kit, each alone. */
@NullMarked
package dev.torpor.harness.client.kit;

import org.jspecify.annotations.NullMarked;
