/** The contract of clients, as far as it does something by itself. */
@NullMarked
package dev.torpor.app;

import org.jspecify.annotations.NullMarked;
