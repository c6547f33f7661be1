/** Transfers over links and radios, in virtual time. */
@NullMarked
package dev.torpor.network;

import org.jspecify.annotations.NullMarked;
