/**
 * The iOS rules: what decides about background app refresh, from documented behaviour, with
 * declared defaults for what nobody documents.
 */
@NullMarked
package dev.torpor.os.ios;

import org.jspecify.annotations.NullMarked;
