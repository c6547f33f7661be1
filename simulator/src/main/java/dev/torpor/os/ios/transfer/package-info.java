/**
 * The transfer service ({@code nsurlsessiond}): background URL sessions that go on while the app is
 * suspended or gone, and how the app hears of them.
 */
@NullMarked
package dev.torpor.os.ios.transfer;

import org.jspecify.annotations.NullMarked;
