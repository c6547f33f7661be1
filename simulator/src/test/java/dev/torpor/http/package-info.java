/** Tests of requests and responses on a whole phone. */
@NullMarked
package dev.torpor.http;

import org.jspecify.annotations.NullMarked;
