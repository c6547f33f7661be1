/**
 * The push service (APNs) as servers see it: what it refuses, what it keeps while a device cannot
 * be reached, and what it loses.
 */
@NullMarked
package dev.torpor.os.push;

import org.jspecify.annotations.NullMarked;
