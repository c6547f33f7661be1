/** Connectivity, links, the transfer-time model and the connections of a process. */
@NullMarked
package dev.torpor.network;

import org.jspecify.annotations.NullMarked;
