/** Secrets short enough to guess: hashed slowly, and wrong guesses counted. */
@NullMarked
package org.walletsuite.wallet.guess;

import org.jspecify.annotations.NullMarked;
