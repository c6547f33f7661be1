/** Tests of trace files: their formats, the mistakes in them, and the public data sets. */
@NullMarked
package dev.torpor.harness.network;

import org.jspecify.annotations.NullMarked;
