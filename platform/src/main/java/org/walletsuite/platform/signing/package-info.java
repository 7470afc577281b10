/**
 * The signing keys of a token issuer and their rotation. A service that issues tokens imports
 * {@link org.walletsuite.platform.signing.SigningKeyConfiguration}, has a table {@code signing_key}, and says with a
 * {@link org.walletsuite.platform.signing.TokenLife} how long its tokens live.
 */
@NullMarked
package org.walletsuite.platform.signing;

import org.jspecify.annotations.NullMarked;
