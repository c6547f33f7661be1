/** Apache HttpClient 5 with its full stack in virtual time; needs it on the class path. */
@NullMarked
package dev.torpor.harness.blocking.apache;

import org.jspecify.annotations.NullMarked;
