/**
 * What crosses the network: requests, responses and their sizes on the wire, and {@link
 * dev.torpor.http.Origin}, which is all that a backend is to the phone.
 */
@NullMarked
package dev.torpor.http;

import org.jspecify.annotations.NullMarked;
