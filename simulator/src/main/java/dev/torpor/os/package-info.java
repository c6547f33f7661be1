/**
 * Processes and their lifecycle, and {@link dev.torpor.os.OsPolicy}: who may run in the background,
 * when, and the reasons if not.
 */
@NullMarked
package dev.torpor.os;

import org.jspecify.annotations.NullMarked;
