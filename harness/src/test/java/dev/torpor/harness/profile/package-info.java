/** Tests of the shipped profiles and of what a profile file may say. */
@NullMarked
package dev.torpor.harness.profile;

import org.jspecify.annotations.NullMarked;
