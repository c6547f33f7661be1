/** Radio profiles and the promotion, active, tail and idle machine that spends their energy. */
@NullMarked
package dev.torpor.radio;

import org.jspecify.annotations.NullMarked;
