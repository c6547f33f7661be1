/** The rules of background app refresh, told as stories against the public client contract. */
@NullMarked
package dev.torpor.os.ios;

import org.jspecify.annotations.NullMarked;
