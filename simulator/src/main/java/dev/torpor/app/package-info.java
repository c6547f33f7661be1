/** The contract a sync client is written against, with Apple's names for Apple's mechanisms. */
@NullMarked
package dev.torpor.app;

import org.jspecify.annotations.NullMarked;
