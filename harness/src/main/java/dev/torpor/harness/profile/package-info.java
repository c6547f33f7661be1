/**
 * Profile files: devices, radios, networks and policies as data, each parameter on one line with
 * its value, unit, grade and source.
 */
@NullMarked
package dev.torpor.harness.profile;

import org.jspecify.annotations.NullMarked;
