/**
 * The script that starts Torpor, run against a made-up project, a made-up Maven and a made-up Java.
 */
@NullMarked
package dev.torpor.harness.launcher;

import org.jspecify.annotations.NullMarked;
