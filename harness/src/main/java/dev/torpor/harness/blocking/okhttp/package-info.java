/** OkHttp, and so Retrofit, in virtual time; needs OkHttp on the class path. */
@NullMarked
package dev.torpor.harness.blocking.okhttp;

import org.jspecify.annotations.NullMarked;
