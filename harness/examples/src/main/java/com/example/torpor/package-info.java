/** The same sync in three ways of Java. */
@NullMarked
package com.example.torpor;

import org.jspecify.annotations.NullMarked;
