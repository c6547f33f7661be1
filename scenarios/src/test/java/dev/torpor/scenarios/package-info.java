/** What must be true of every scenario that is shipped. */
@NullMarked
package dev.torpor.scenarios;

import org.jspecify.annotations.NullMarked;
