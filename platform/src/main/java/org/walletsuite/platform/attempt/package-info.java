/**
 * Failed attempts at secrets such as passwords and PINs, and the lock-out after too many. A service that counts them
 * imports {@link org.walletsuite.platform.attempt.FailedAttemptsConfiguration}.
 */
@NullMarked
package org.walletsuite.platform.attempt;

import org.jspecify.annotations.NullMarked;
