/** Common request handling: request ids, idempotency keys, bodies and errors. */
@NullMarked
package org.walletsuite.platform.web;

import org.jspecify.annotations.NullMarked;
