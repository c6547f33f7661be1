/** Background URL sessions on a whole phone. */
@NullMarked
package dev.torpor.os.ios.transfer;

import org.jspecify.annotations.NullMarked;
