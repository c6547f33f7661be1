/** Behaviour of the operating system, told as stories against the public client contract. */
@NullMarked
package dev.torpor.os;

import org.jspecify.annotations.NullMarked;
