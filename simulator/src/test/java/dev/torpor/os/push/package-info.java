/** The push service by itself, with a device made of switches. */
@NullMarked
package dev.torpor.os.push;

import org.jspecify.annotations.NullMarked;
